package tandem.engine;

import java.util.Arrays;
import tandem.api.AccessKind;

/** The time of a vCPU in a trace without time: from its instruction fetches, else from its accesses. */
final class GuestClock {
    /** In place of a time: the clock has none for this kind of record. */
    static final long REFUSED = -1;

    /** In place of a step that a clock does not have: it leads to a time that is too late for every tape. */
    private static final long BEYOND = 1L << 62;

    private static final long SECOND = 1_000_000_000L;

    /** No clock yet: it times nothing. */
    static final GuestClock NONE = new GuestClock(stepsOf(BEYOND, BEYOND), 0, 0, 1);

    private final long[] stepOf;
    /** The same but for steps that have a rest. */
    private final long[] wholeStepOf;

    private final long stepRest;
    private final long perSecond;
    private long now;
    private long rests;

    private GuestClock(long[] stepOf, long step, long stepRest, long perSecond) {
        this.stepOf = stepOf;
        wholeStepOf = stepRest == 0 ? stepOf : stepsOf(stepOf[0], BEYOND);
        this.stepRest = stepRest;
        this.perSecond = perSecond;
        now = -step;
        rests = -stepRest;
    }

    /** A clock that goes on at each fetch: the k-th is at k × 10⁹ / {@code perSecond}. */
    static GuestClock ofFetches(long perSecond) {
        long step = SECOND / perSecond;
        return new GuestClock(stepsOf(0, step), step, SECOND % perSecond, perSecond);
    }

    /** A clock that goes on at each access: the k-th is at k × {@code interval}. It has no time for a fetch. */
    static GuestClock ofAccesses(long interval) {
        return new GuestClock(stepsOf(interval, BEYOND), interval, 0, 1);
    }

    /** By how much each kind of record moves a clock on: looked up, for nobody could predict a branch. */
    private static long[] stepsOf(long data, long fetch) {
        long[] steps = new long[AccessKind.values().length];
        Arrays.fill(steps, data);
        steps[AccessKind.FETCH.ordinal()] = fetch;
        return steps;
    }

    /** The guest time of the next record, or {@link #REFUSED}. */
    long tick(AccessKind kind) {
        long step = stepOf[kind.ordinal()];
        if (step == BEYOND) {
            return REFUSED;
        }
        now += step;
        if (stepRest > 0 && kind == AccessKind.FETCH) {
            addRest();
        }
        return Math.max(now, 0);
    }

    /** Where it stands: at the time of the last record, or before 0. */
    long now() {
        return now;
    }

    /**
     * Where it would stand after one more record, from {@code last} on; too late for every tape where only {@link #tick}
     * can tell.
     *
     * @param kind the ordinal of the record's kind
     */
    long after(long last, int kind) {
        return last + wholeStepOf[kind];
    }

    /** Goes on to where {@link #after} said it would stand. */
    void passedTo(long time) {
        now = time;
    }

    private void addRest() {
        rests += stepRest;
        if (rests >= perSecond) {
            rests -= perSecond;
            now++;
        }
    }
}
