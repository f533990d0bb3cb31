package tandem.app;

/** Input or usage that cannot be: exit status 2. The message is for people. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for people: what is wrong, where, and what to do. */
    public InputException(String message) {
        super(message);
    }

    /** With a message for people, and the cause for {@code --debug}. */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
