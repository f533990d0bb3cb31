package tandem.engine;

import org.jspecify.annotations.Nullable;

/** A vCPU while its trace is recorded. */
final class RecordedLane {
    final int vcpu;
    final int number;
    final Coalescing coalescing;

    @Nullable
    GuestClock clock;

    long lastTime = Long.MIN_VALUE;

    RecordedLane(int vcpu, int number, Coalescing coalescing) {
        this.vcpu = vcpu;
        this.number = number;
        this.coalescing = coalescing;
    }

    /** Back to the trace's beginning, for another lap. */
    void rewind() {
        clock = null;
        lastTime = Long.MIN_VALUE;
    }
}
