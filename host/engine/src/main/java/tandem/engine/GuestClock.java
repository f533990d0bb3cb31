package tandem.engine;

import tandem.api.AccessKind;

/** The time of a vCPU in a trace without time: from its instruction fetches, else from its accesses. */
final class GuestClock {
    private static final long SECOND = 1_000_000_000L;
    private static final int[] FETCHES = {0, 0, 1, 0};

    /** No clock yet: no record {@link #fits} it. */
    static final GuestClock NONE = new GuestClock(-1, 0, 0, 0, 1);

    private final int mostFetches;
    private final int everyRecord;
    private final long step;
    private final long stepRest;
    private final long perSecond;
    private long ticks;
    private long rests;
    private long extra;

    private GuestClock(int mostFetches, int everyRecord, long step, long stepRest, long perSecond) {
        this.mostFetches = mostFetches;
        this.everyRecord = everyRecord;
        this.step = step;
        this.stepRest = stepRest;
        this.perSecond = perSecond;
    }

    /** A clock that goes on at each fetch: the k-th is at k × 10⁹ / {@code perSecond}. */
    static GuestClock ofFetches(long perSecond) {
        return new GuestClock(1, 0, SECOND / perSecond, SECOND % perSecond, perSecond);
    }

    /** A clock that goes on at each access: the k-th is at k × {@code interval}. */
    static GuestClock ofAccesses(long interval) {
        return new GuestClock(0, 1, interval, 0, 1);
    }

    /** 1 for an instruction fetch, 0 for another {@link AccessKind}: looked up, for nobody could predict a branch. */
    static int fetches(int kind) {
        return FETCHES[kind];
    }

    /** Whether it can time a record of so many fetches: one of accesses to data has no time for a fetch. */
    boolean fits(int fetches) {
        return fetches <= mostFetches;
    }

    /** The guest time of the next record, which is of so many fetches. */
    long tick(int fetches) {
        ticks += fetches | everyRecord;
        long now = Math.max(ticks - 1, 0) * step;
        return stepRest == 0 ? now : now + wholeOfRests(fetches > 0);
    }

    /** Gives accesses their times, up to {@code to} or the first that does not fit; answers where it stops. */
    int tick(AccessBatch batch, int from, int to) {
        int at = from;
        while (at < to && fits(fetches(batch.kind(at)))) {
            batch.setTime(at, tick(fetches(batch.kind(at))));
            at++;
        }
        return at;
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
