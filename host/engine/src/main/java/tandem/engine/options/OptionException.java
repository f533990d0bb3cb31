package tandem.engine.options;

/** An option that cannot be: unknown, unreadable, out of its limits or declared wrongly. The message is for people. */
public final class OptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for people. */
    public OptionException(String message) {
        super(message);
    }
}
