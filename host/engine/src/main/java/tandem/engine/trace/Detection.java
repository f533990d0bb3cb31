package tandem.engine.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;

/** Finds the format of a trace. */
final class Detection {
    private final Path file;
    private final Collection<? extends TraceFormat> formats;

    Detection(Path file, Collection<? extends TraceFormat> formats) {
        this.file = file;
        this.formats = formats;
    }

    TraceFormat formatOf(TraceSample sample) throws TraceFileException {
        List<TraceFormat> found = new ArrayList<>();
        for (TraceFormat format : formats) {
            if (recognises(format, sample)) {
                found.add(format);
            }
        }
        if (found.isEmpty()) {
            throw new TraceFileException(
                    file,
                    "no trace format recognises it; installed are: " + names(formats)
                            + ". If it is one of these, name it with --format");
        }
        if (found.size() > 1) {
            throw new TraceFileException(
                    file, "several trace formats recognise it: " + names(found) + ". Name the right one with --format");
        }
        return found.get(0);
    }

    private boolean recognises(TraceFormat format, TraceSample sample) throws TraceFileException {
        try {
            return format.recognises(sample);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new TraceFileException(
                    file, "the trace format " + format.name() + " failed to look at it, which is a bug there: " + e, e);
        }
    }

    private static String names(Collection<? extends TraceFormat> formats) {
        String names = formats.stream().map(TraceFormat::name).sorted().collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
