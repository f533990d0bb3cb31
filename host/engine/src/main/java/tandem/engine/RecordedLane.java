package tandem.engine;

import org.jspecify.annotations.Nullable;

/** A vCPU while its trace is recorded. */
final class RecordedLane {
    final int vcpu;
    final LaneWriter writer;

    @Nullable
    GuestClock clock;

    long lastTime = Long.MIN_VALUE;

    RecordedLane(int vcpu, LaneWriter writer) {
        this.vcpu = vcpu;
        this.writer = writer;
    }

    /** Back to the trace's beginning, for another lap. */
    void rewind() {
        clock = null;
        lastTime = Long.MIN_VALUE;
    }
}
