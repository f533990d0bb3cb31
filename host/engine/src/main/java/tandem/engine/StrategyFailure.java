package tandem.engine;

/** A strategy that broke the rules of a replay; the message says how. */
public final class StrategyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StrategyFailure(String message) {
        super(message);
    }
}
