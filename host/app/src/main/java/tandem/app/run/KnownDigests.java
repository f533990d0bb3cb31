package tandem.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import tandem.app.Digests;
import tandem.engine.trace.TraceFile;

/**
 * The SHA-256 of each trace, kept in a file named after the trace's stamp: a trace that has not changed since is not
 * read again.
 */
final class KnownDigests {
    /** A trace may be written once more within the file system's granularity of time, and keep its stamp. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private static final int HEX_DIGITS = 64;

    private final Path folder;

    KnownDigests(Path folder) {
        this.folder = folder;
    }

    /** Whether it is known what the trace's is; to the trace, too, from then on. */
    boolean knows(TraceFile trace) throws IOException {
        if (trace.knowsSha256()) {
            return true;
        }
        Path known = file(trace);
        if (Files.exists(known) && Files.size(known) == HEX_DIGITS) {
            trace.hasSha256(Files.readString(known));
        }
        return trace.knowsSha256();
    }

    String of(TraceFile trace) throws IOException {
        if (!knows(trace) && trace.lastChange().isBefore(Instant.now().minus(SETTLED))) {
            Files.writeString(file(trace), trace.sha256());
        }
        return trace.sha256();
    }

    private Path file(TraceFile trace) throws IOException {
        return folder.resolve(Digests.sha256(trace.stamp()) + ".sha256");
    }
}
