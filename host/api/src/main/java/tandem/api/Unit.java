package tandem.api;

/** What an {@link Option}'s number counts, and so how people write it. */
public enum Unit {
    /** A plain number. */
    NONE,
    /** Nanoseconds; written {@code 50us}, {@code 5ms}, {@code 300000ns}, {@code 2s}. */
    TIME,
    /** Bytes; written {@code 4096}, {@code 4KiB}, {@code 13MB}. */
    SIZE,
    /** Bytes a second; written {@code 10gbit}, {@code 55.6MiB/s}, {@code 117500000B/s}. */
    RATE,
    /** Hundredths; written {@code 67} or {@code 67%}. */
    PERCENT
}
