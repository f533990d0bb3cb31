package tandem.formats.csv;

/** What a time counts. */
enum TimeUnit {
    NS(1),
    US(1_000),
    MS(1_000_000),
    S(1_000_000_000);

    final long nanos;

    TimeUnit(long nanos) {
        this.nanos = nanos;
    }
}
