package tandem.engine;

/** The time of a vCPU in a trace without time: from its instruction fetches, else from its accesses. */
final class GuestClock {
    private static final long SECOND = 1_000_000_000L;

    private final boolean fetches;
    private final long step;
    private final long stepRest;
    private final long perSecond;
    private long next;
    private long nextRest;
    private long now;

    private GuestClock(boolean fetches, long step, long stepRest, long perSecond) {
        this.fetches = fetches;
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
        if (fetch || !fetches) {
            now = next;
            next += step;
            nextRest += stepRest;
            if (nextRest >= perSecond) {
                nextRest -= perSecond;
                next++;
            }
        }
        return now;
    }
}
