package tandem.api;

import java.io.IOException;

/**
 * A trace that is not what it should be. The message says what is wrong and, where that helps, what to do; the host
 * adds the file and the place last told to {@link TraceInput#atLine} or {@link TraceInput#atByte}.
 */
public class TraceException extends IOException {
    private static final long serialVersionUID = 1;

    /** With a message for people. */
    public TraceException(String message) {
        super(message);
    }
}
