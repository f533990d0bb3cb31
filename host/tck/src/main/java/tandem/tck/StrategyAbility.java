package tandem.tck;

/** What a strategy may do and need not. A kit checks that it does it where this is declared, and does not elsewhere. */
public enum StrategyAbility {
    /** Has rounds before the pause, so that a page may be sent again. */
    ROUNDS,

    /** Goes on for as long as the guest dirties too fast, without a bound of its own; so it ends with the guest. */
    ENDS_WITH_THE_GUEST
}
