package tandem.engine;

/** A tape that was not written to its end, or by another version: to be deleted and made anew. */
public final class UnfinishedTapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfinishedTapeException(String message) {
        super(message);
    }
}
