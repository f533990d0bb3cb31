package tandem.app.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.api.TraceFormat;
import tandem.app.plugins.PluginRecord;
import tandem.app.plugins.Plugins;
import tandem.engine.Tape;
import tandem.engine.options.Options;
import tandem.engine.trace.TraceFile;

/** A trace file and the format that reads it. */
public final class OpenTrace {
    private final TraceFile file;
    private final TraceFormat format;
    private final Options formatOptions;
    private final String formatSha256;

    private OpenTrace(TraceFile file, TraceFormat format, Options formatOptions, String formatSha256) {
        this.file = file;
        this.format = format;
        this.formatOptions = formatOptions;
        this.formatSha256 = formatSha256;
    }

    /** Opens the trace at {@code path}; its format is {@code formatName} or, where that is null, found from its content. */
    public static OpenTrace open(Path path, @Nullable String formatName, Plugins plugins, PluginOptions options)
            throws IOException {
        List<TraceFormat> formats = new ArrayList<>();
        List<Options> settings = new ArrayList<>();
        for (String name : formatName == null ? plugins.formats() : List.of(formatName)) {
            TraceFormat format = plugins.format(name);
            formats.add(format);
            settings.add(options.apply(format, name));
        }
        TraceFile file = TraceFile.open(path);
        TraceFormat format = formatName == null ? file.detect(formats) : formats.get(0);
        return new OpenTrace(file, format, settings.get(formats.indexOf(format)), sha256(plugins, format.name()));
    }

    private static String sha256(Plugins plugins, String format) {
        return plugins.records().stream()
                .filter(plugin -> plugin.formats().contains(format))
                .map(PluginRecord::sha256)
                .findFirst()
                .orElseThrow();
    }

    /** The file. */
    public TraceFile file() {
        return file;
    }

    /** The file's own name. */
    public String name() {
        return String.valueOf(file.path().getFileName());
    }

    /** Has {@code rig} use the page list beside the trace of a whole machine where it names none, and says so. */
    public void findPages(Tape tape, Options rig, PrintWriter err) {
        Path pages = PageListFile.beside(file.path());
        if (pages != null && tape.counts().guestPhysical() && rig.get("pages").isEmpty()) {
            rig.set("pages", pages.toString());
            err.println("note: all pages but those in " + pages + " are taken to be zero (--pages FILE for another"
                    + " list)");
        }
    }

    /** The format that reads it, its options set. */
    public TraceFormat format() {
        return format;
    }

    /** The options of the format. */
    public Map<String, String> formatOptions() {
        return formatOptions.values();
    }

    /** The sha256 of the plugin that offers the format. */
    public String formatSha256() {
        return formatSha256;
    }
}
