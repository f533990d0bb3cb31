package tandem.api;

/** What a strategy may ask to know though no real source could; asking is recorded with the run. */
public enum Foreknowledge {
    /** The order in which the target will first touch the pages: {@link Source#foresight()}. */
    TARGET_TOUCHES
}
