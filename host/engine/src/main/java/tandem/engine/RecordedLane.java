package tandem.engine;

import tandem.api.AccessKind;
import tandem.api.TraceException;

/** A vCPU while its trace is recorded: its clock, what was kept of late, and its blocks of the tape. */
final class RecordedLane {
    final int vcpu;
    final Coalescing coalescing;
    final LaneWriter blocks;
    GuestClock clock = GuestClock.NONE;
    private long lastTime = Long.MIN_VALUE;

    RecordedLane(int vcpu, Coalescing coalescing, LaneWriter blocks) {
        this.vcpu = vcpu;
        this.coalescing = coalescing;
        this.blocks = blocks;
    }

    /** Back to the trace's beginning, for another lap. */
    void rewind() {
        clock = GuestClock.NONE;
        lastTime = Long.MIN_VALUE;
    }

    long lastTime() {
        return lastTime;
    }

    /** The time of the next access, or {@link GuestClock#REFUSED}: it needs another clock. */
    long tick(AccessKind kind) {
        lastTime = clock.tick(kind);
        return lastTime;
    }

    /** Takes the time of the last of some accesses: the clock's, or theirs where they are timed. */
    void passedTo(long time, boolean timed) {
        if (timed) {
            lastTime = time;
        } else {
            clock.passedTo(time);
            lastTime = Math.max(time, 0);
        }
    }

    /** Takes the time of the next access. */
    long at(long nanos) throws TraceException {
        GuestTimes.requireOrder(vcpu, lastTime, nanos);
        lastTime = nanos;
        return nanos;
    }
}
