package tandem.formats.drmemtrace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tandem.api.TraceException;
import tandem.api.TracePart;

/** The files of a trace: those of threads or cores, among others that tell of them. */
final class TraceFolder {
    private static final Pattern COMPANION = Pattern.compile("(.*/)?((raw|aux)/.*|(cpu|serial)_schedule\\.bin\\..*"
            + "|encodings\\.bin|.*\\.(log|textproto|txt|md)|README|LICENSE)");
    private static final Pattern MAP = Pattern.compile("(.*/)?v2p\\.textproto");

    private final List<TracePart> parts;

    TraceFolder(List<TracePart> parts) {
        this.parts = parts;
    }

    /** The files of threads or cores, in order; no other may be among them. */
    List<ThreadFile> threads() throws IOException {
        List<ThreadFile> threads = new ArrayList<>();
        List<TracePart> others = new ArrayList<>();
        for (TracePart part : parts) {
            if (parts.size() == 1 || !COMPANION.matcher(part.name()).matches()) {
                FileHead head = FileHead.of(part.sample());
                if (head.isTrace()) {
                    threads.add(new ThreadFile(part, head));
                } else {
                    others.add(part);
                }
            }
        }
        if (threads.isEmpty()) {
            refuseRaw();
        }
        if (threads.isEmpty() || !others.isEmpty()) {
            throw at(
                    others.isEmpty() ? parts.get(0) : others.get(0),
                    "this is no trace of a thread or core, which begins with a header: if it does not belong to the trace,"
                            + " move it elsewhere");
        }
        return threads;
    }

    private void refuseRaw() throws IOException {
        for (TracePart part : parts) {
            if (FileHead.isRaw(part.sample())) {
                throw at(
                        part,
                        "this is a raw trace, which has yet to be joined with the program's code: run drraw2trace -indir"
                                + " FOLDER, and name the trace that it makes");
            }
        }
    }

    private static TraceException at(TracePart part, String problem) {
        part.atByte(0);
        return new TraceException(problem);
    }

    /** The file that tells where pages lie in physical memory. */
    TracePart map() throws TraceException {
        Optional<TracePart> map = parts.stream()
                .filter(part -> MAP.matcher(part.name()).matches())
                .findFirst();
        if (map.isEmpty()) {
            throw new TraceException("v2p.textproto, which tells the physical pages, is not there: name the folder that"
                    + " holds it and the files of the threads, or leave out the option v2p");
        }
        return map.get();
    }
}
