package tandem.reference;

import java.util.Arrays;
import java.util.List;

/** A host that executes a tape access by access, with a cursor for each vCPU (MODEL §2). */
abstract class PlainHost {
    static final long NEVER = Long.MAX_VALUE;

    final List<List<PlainTape.Access>> byVcpu;
    final int[] next;
    final long[] guest;
    final long[] wall;
    long speed;
    long executed;

    /** Wall time of the access executed last, before its cost. */
    long lastAccess;

    PlainHost(PlainTape tape, long speed) {
        byVcpu = tape.byVcpu;
        next = new int[byVcpu.size()];
        guest = new long[byVcpu.size()];
        wall = new long[byVcpu.size()];
        this.speed = speed;
    }

    /** Does what an access at wall time {@code now} does on this host, and returns its cost. */
    abstract long access(PlainTape.Access access, long now);

    /** Whether the vCPU may not execute this, its next access, for now. */
    abstract boolean isHeld(PlainTape.Access access);

    /** "Run until t" executes every access whose wall time is at most t. */
    void runUntil(long t) {
        for (int v = earliest(); v >= 0 && wallOfNext(v) <= t; v = earliest()) {
            execute(v);
        }
    }

    /** The wall time of the host's next access, or {@link #NEVER}. */
    long nextWall() {
        int v = earliest();
        return v < 0 ? NEVER : wallOfNext(v);
    }

    boolean hasFinished() {
        for (int v = 0; v < next.length; v++) {
            if (next[v] < byVcpu.get(v).size()) {
                return false;
            }
        }
        return true;
    }

    /** Each vCPU goes to its first access at or after {@code guestTimes}, reached at wall time {@code t}. */
    void startAt(long t, long[] guestTimes) {
        for (int v = 0; v < next.length; v++) {
            List<PlainTape.Access> accesses = byVcpu.get(v);
            next[v] = 0;
            while (next[v] < accesses.size() && accesses.get(next[v]).guest() < guestTimes[v]) {
                next[v]++;
            }
            guest[v] = guestTimes[v];
            wall[v] = t;
        }
    }

    /** Runs until t, then moves each cursor that lies before t to t; one inside a cost stays. */
    void moveCursorsTo(long t) {
        runUntil(t);
        for (int v = 0; v < next.length; v++) {
            if (wall[v] < t) {
                guest[v] += (t - wall[v]) * speed / 100;
                wall[v] = t;
            }
        }
    }

    long greatestGuestTime() {
        return Arrays.stream(guest).max().orElseThrow();
    }

    /** The vCPU whose next access comes first in wall time, the lower at equal times; −1 where there is none. */
    private int earliest() {
        int earliest = -1;
        for (int v = 0; v < next.length; v++) {
            if (wallOfNext(v) < (earliest < 0 ? NEVER : wallOfNext(earliest))) {
                earliest = v;
            }
        }
        return earliest;
    }

    private long wallOfNext(int v) {
        if (next[v] == byVcpu.get(v).size()) {
            return NEVER;
        }
        PlainTape.Access access = byVcpu.get(v).get(next[v]);
        return isHeld(access) ? NEVER : wall[v] + (access.guest() - guest[v]) * 100 / speed;
    }

    private void execute(int v) {
        PlainTape.Access access = byVcpu.get(v).get(next[v]);
        long now = wallOfNext(v);
        check(now >= lastAccess, "wall time ran backwards"); // §8.5
        next[v]++;
        guest[v] = access.guest();
        wall[v] = now;
        lastAccess = now;
        executed++;
        wall[v] += access(access, now);
    }

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
