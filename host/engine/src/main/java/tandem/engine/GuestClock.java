package tandem.engine;

/** The time of a vCPU in a trace without time: from its instruction fetches, else from its accesses. */
final class GuestClock {
    private static final long SECOND = 1_000_000_000L;

    private final boolean fetches;
    private final int everyRecord;
    private final long step;
    private final long stepRest;
    private final long perSecond;
    private long ticks;
    private long rests;
    private long extra;

    private GuestClock(boolean fetches, long step, long stepRest, long perSecond) {
        this.fetches = fetches;
        everyRecord = fetches ? 0 : 1;
        this.step = step;
        this.stepRest = stepRest;
        this.perSecond = perSecond;
    }

    /** A clock that goes on at each fetch: the k-th is at k × 10⁹ / {@code perSecond}. */
    static GuestClock ofFetches(long perSecond) {
        return new GuestClock(true, SECOND / perSecond, SECOND % perSecond, perSecond);
    }

    /** A clock that goes on at each access: the k-th is at k × {@code interval}. */
    static GuestClock ofAccesses(long interval) {
        return new GuestClock(false, interval, 0, 1);
    }

    boolean countsFetches() {
        return fetches;
    }

    /** The guest time of the next record. */
    long tick(boolean fetch) {
        // no branch on the kind of record, which nobody can predict
        ticks += (fetch ? 1 : 0) | everyRecord;
        long now = Math.max(ticks - 1, 0) * step;
        return stepRest == 0 ? now : now + wholeOfRests(fetch);
    }

    /** What the rests of all steps so far add up to; of fetches, since accesses have none. */
    private long wholeOfRests(boolean ticked) {
        if (ticked && ticks > 1) {
            rests += stepRest;
            if (rests >= perSecond) {
                rests -= perSecond;
                extra++;
            }
        }
        return extra;
    }
}
