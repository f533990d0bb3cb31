package tandem.app.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;
import tandem.app.InputException;
import tandem.app.plugins.Plugins;
import tandem.engine.trace.CompressedOutput;

/** What a trace is converted to: canonical CSV, or an installed format that can be written. */
public final class Target {
    private static final String CSV = "csv";

    private final @Nullable WritableTraceFormat format;

    private Target(@Nullable WritableTraceFormat format) {
        this.format = format;
    }

    /**
     * What the name of {@code file} asks for.
     *
     * @throws InputException where it asks for nothing that there is
     */
    public static Target of(Path file, Plugins plugins) {
        Map<String, List<WritableTraceFormat>> formats = writable(plugins);
        String name = CompressedOutput.uncompressedName(String.valueOf(file.getFileName()));
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (extension.equals(CSV) && !extension.equals(name)) {
            return new Target(null);
        }
        List<WritableTraceFormat> found = formats.getOrDefault(extension, List.of());
        if (found.size() > 1) {
            throw new InputException(file + ": several installed formats write ." + extension + ": "
                    + found.get(0).name() + ", " + found.get(1).name() + ". Remove one of their plugins");
        }
        if (found.isEmpty() || extension.equals(name)) {
            throw new InputException(file + ": the name says what to convert to. It must end in ." + CSV
                    + String.join(
                            "",
                            formats.keySet().stream().map(one -> " or ." + one).toList())
                    + ", or in that and one of " + CompressedOutput.endings() + ", which compresses it");
        }
        return new Target(found.get(0));
    }

    private static Map<String, List<WritableTraceFormat>> writable(Plugins plugins) {
        Map<String, List<WritableTraceFormat>> formats = new TreeMap<>();
        for (String name : plugins.formats()) {
            if (plugins.format(name) instanceof WritableTraceFormat format) {
                formats.computeIfAbsent(format.extension(), any -> new ArrayList<>())
                        .add(format);
            }
        }
        return formats;
    }

    /** The name of the format. */
    public String name() {
        return format == null ? CSV : format.name();
    }

    /** Whether it takes accesses with times only. */
    public boolean needsTimes() {
        return format == null;
    }

    /** Whether it keeps whether addresses are guest-physical, and what the original's format warned of. */
    public boolean keepsAll() {
        return format != null;
    }

    TraceWriter write(OutputStream out) throws IOException {
        return format == null ? new CanonicalCsv(out) : format.write(out);
    }
}
