package tandem.engine;

import java.util.Arrays;
import tandem.api.AccessKind;

/** The time of a vCPU in a trace without time: from its instruction fetches, else from its accesses. */
final class GuestClock {
    private static final long SECOND = 1_000_000_000L;
    private static final int REFUSED = -1;

    /** No clock yet: it times nothing. */
    static final GuestClock NONE = new GuestClock(ticksOf(REFUSED, REFUSED), 0, 0, 1);

    private final int[] ticksOf;
    private final long step;
    private final long stepRest;
    private final long perSecond;
    private long ticks;
    private long rests;
    private long extra;

    private GuestClock(int[] ticksOf, long step, long stepRest, long perSecond) {
        this.ticksOf = ticksOf;
        this.step = step;
        this.stepRest = stepRest;
        this.perSecond = perSecond;
    }

    /** A clock that goes on at each fetch: the k-th is at k × 10⁹ / {@code perSecond}. */
    static GuestClock ofFetches(long perSecond) {
        return new GuestClock(ticksOf(0, 1), SECOND / perSecond, SECOND % perSecond, perSecond);
    }

    /** A clock that goes on at each access: the k-th is at k × {@code interval}. It has no time for a fetch. */
    static GuestClock ofAccesses(long interval) {
        return new GuestClock(ticksOf(1, REFUSED), interval, 0, 1);
    }

    /** By how much each kind of record moves a clock on: looked up, for nobody could predict a branch. */
    private static int[] ticksOf(int data, int fetch) {
        int[] ticks = new int[AccessKind.values().length];
        Arrays.fill(ticks, data);
        ticks[AccessKind.FETCH.ordinal()] = fetch;
        return ticks;
    }

    /** Whether it can time a record of this kind. */
    boolean times(AccessKind kind) {
        return ticksOf[kind.ordinal()] != REFUSED;
    }

    /** The guest time of the next record, of a kind that it {@link #times}. */
    long tick(AccessKind kind) {
        int ticked = ticksOf[kind.ordinal()];
        ticks += ticked;
        long now = Math.max(ticks - 1, 0) * step;
        return stepRest == 0 ? now : now + wholeOfRests(ticked > 0);
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
