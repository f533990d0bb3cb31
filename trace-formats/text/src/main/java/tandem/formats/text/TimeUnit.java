package tandem.formats.text;

/** What a time counts. */
enum TimeUnit {
    AUTO(1),
    NS(1),
    US(1_000),
    MS(1_000_000),
    S(1_000_000_000),
    /** Of a clock whose rate is an option. */
    CYCLES(1),
    /** Windows' units of 100 ns since 1601. */
    FILETIME(100);

    final long nanos;

    TimeUnit(long nanos) {
        this.nanos = nanos;
    }
}
