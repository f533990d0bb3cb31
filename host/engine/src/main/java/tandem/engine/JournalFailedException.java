package tandem.engine;

/** A journal from which no figures can be made. */
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalFailedException(String message) {
        super(message);
    }
}
