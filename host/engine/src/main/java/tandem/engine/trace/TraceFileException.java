package tandem.engine.trace;

import java.io.IOException;
import java.nio.file.Path;

/** A trace file that cannot be used. The message is whole: file, line or byte, what is wrong, what to do. */
public final class TraceFileException extends IOException {
    private static final long serialVersionUID = 1;

    TraceFileException(Path file, String problem) {
        super(file + ": " + problem);
    }

    TraceFileException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
