package tandem.engine;

import java.util.Set;
import tandem.api.TraceException;

/** A vCPU while its trace is recorded: its clock, what was kept of late, and its blocks of the tape. */
final class RecordedLane {
    final int vcpu;
    final Coalescing coalescing;
    final LaneWriter blocks;

    private final Rig rig;
    private final GuestTimes times;
    private final Set<Integer> clockedByFetches;
    private GuestClock clock = GuestClock.NONE;
    private long lastTime = Long.MIN_VALUE;

    RecordedLane(int vcpu, Rig rig, GuestTimes times, Set<Integer> clockedByFetches, LaneWriter blocks) {
        this.vcpu = vcpu;
        this.rig = rig;
        this.times = times;
        this.clockedByFetches = clockedByFetches;
        this.blocks = blocks;
        coalescing = new Coalescing(rig.quantumNanos());
    }

    /** Back to the trace's beginning, for another lap. */
    void rewind() {
        clock = GuestClock.NONE;
        lastTime = Long.MIN_VALUE;
    }

    long lastTime() {
        return lastTime;
    }

    /**
     * Makes the times of accesses of this vCPU those of the tape; answers where it stops, at {@code to} or before an
     * access that makes no sense now.
     *
     * @throws TraceException where an access cannot be when it is, with the batch's place on it
     */
    int time(AccessBatch batch, int from, int to) throws TraceException {
        int end = batch.isTimed() ? inOrder(batch, from, to) : tick(batch, from, to);
        lastTime = batch.time(end - 1);
        times.time(batch, from, end);
        return end;
    }

    private int inOrder(AccessBatch batch, int from, int to) throws TraceException {
        long before = lastTime;
        int at = from;
        while (at < to && batch.time(at) >= before) {
            before = batch.time(at++);
        }
        if (at == from) {
            throw new TraceException("time goes backwards on vCPU " + vcpu + ": " + batch.time(at) + " ns after "
                    + before + " ns; sort the trace by time");
        }
        return at;
    }

    private int tick(AccessBatch batch, int from, int to) throws LateFetchException {
        if (clock == GuestClock.NONE) {
            boolean byFetches = GuestClock.fetches(batch.kind(from)) > 0 || clockedByFetches.contains(vcpu);
            clock = byFetches
                    ? GuestClock.ofFetches(rig.instructionsPerSecond())
                    : GuestClock.ofAccesses(rig.accessIntervalNanos());
        }
        int end = clock.tick(batch, from, to);
        if (end == from) {
            throw new LateFetchException(vcpu);
        }
        return end;
    }
}
