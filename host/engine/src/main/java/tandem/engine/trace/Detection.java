package tandem.engine.trace;

import java.io.IOException;
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
        List<TraceFormat> found = recognising(sample, formats);
        if (found.isEmpty()) {
            throw new TraceFileException(
                    file,
                    "no trace format recognises it; installed are: " + names(formats)
                            + ". If it is one of these, name it with --format");
        }
        return only(found);
    }

    /** The format of the first file in a folder that one recognises which reads folders. */
    TraceFormat formatOf(List<PartFile> parts) throws IOException {
        List<TraceFormat> ofFolders =
                formats.stream().filter(TraceFormat::readsFolders).collect(Collectors.toList());
        TraceFileException damage = null;
        for (PartFile part : parts) {
            try {
                List<TraceFormat> found = recognising(part.sample(bytes -> {}), ofFolders);
                if (!found.isEmpty()) {
                    return only(found);
                }
            } catch (TraceFileException e) {
                damage = damage == null ? e : damage;
            }
        }
        if (damage != null) {
            throw damage;
        }
        throw new TraceFileException(
                file,
                "this is a folder, and no file in it is of a format whose traces may be folders (" + names(ofFolders)
                        + "): name a trace file in it");
    }

    private List<TraceFormat> recognising(TraceSample sample, Collection<? extends TraceFormat> asked)
            throws TraceFileException {
        List<TraceFormat> found = new ArrayList<>();
        for (TraceFormat format : asked) {
            if (recognises(format, sample)) {
                found.add(format);
            }
        }
        return found;
    }

    private TraceFormat only(List<TraceFormat> found) throws TraceFileException {
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
