package tandem.tck;

/** What a strategy may do and need not. A kit checks that it does it where this is declared, and does not elsewhere. */
public enum StrategyAbility {
    /** Has rounds before the pause, so that a page may be sent again. */
    ROUNDS
}
