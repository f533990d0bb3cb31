package tandem.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host that executes a tape: its vCPUs, in order of wall time, at equal times the lower first. */
abstract class Host implements AutoCloseable {
    /** For each page whether to stop before its next access: {@link Lane#TOUCH}, {@link Lane#WRITE}, or bits of the host's own. */
    final byte[] watch;

    private final Lane[] lanes;
    private final Lane[] heap;
    private int @Nullable [] versions;
    private boolean stopped;

    Host(List<Lane> lanes, int pages) {
        this.lanes = lanes.toArray(new Lane[0]);
        this.heap = this.lanes.clone();
        this.watch = new byte[pages];
    }

    /** The access before which {@code lane} stands matters: executes it. */
    abstract void event(Lane lane);

    /** Counts each write in {@code counters} from now on, or nowhere. */
    final void countWrites(int @Nullable [] counters) {
        versions = counters;
    }

    /** How many writes to a page, executed up to {@code now}, where the host has run to, are still to be counted. */
    final int uncounted(int page, long now) {
        int writes = 0;
        for (Lane lane : lanes) {
            writes += lane.uncounted(page, now);
        }
        return writes;
    }

    /** Halts all vCPUs at {@code now}, where the host has run to. */
    final void halt(long now) {
        for (Lane lane : lanes) {
            lane.halt(now, versions);
        }
    }

    final void execute(Lane lane, long cost) {
        lane.execute(cost, versions);
    }

    /** Executes every access whose wall time is at most {@code limit}. */
    final void run(long limit) {
        do {
            runUntilStopped(limit);
        } while (stopped);
    }

    /** As {@link #run}, but ends after an access that {@link #stop stops} it. */
    final void runUntilStopped(long limit) {
        stopped = false;
        while (!stopped && heap[0].key <= limit && heap[0].key != Lane.NEVER) {
            Lane lane = heap[0];
            if (lane.atEvent) {
                lane.atEvent = false;
                int matters = lane.write ? Lane.TOUCH | Lane.WRITE : Lane.TOUCH;
                if ((watch[lane.page] & matters) != 0) {
                    event(lane);
                }
                lane.key = lane.nextKey();
            } else {
                lane.seek(limit, watch, versions);
            }
            sink(0);
        }
    }

    /** Ends the present run after the present access. */
    final void stop() {
        stopped = true;
    }

    final Lane[] lanes() {
        return lanes;
    }

    /** To be called when keys have changed outside {@link #run}. */
    final void reorder() {
        for (int at = heap.length / 2; at >= 0; at--) {
            sink(at);
        }
    }

    private void sink(int from) {
        int at = from;
        while (2 * at + 1 < heap.length) {
            int child = 2 * at + 1;
            if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], heap[at])) {
                return;
            }
            Lane lane = heap[at];
            heap[at] = heap[child];
            heap[child] = lane;
            at = child;
        }
    }

    private static boolean before(Lane a, Lane b) {
        return a.key < b.key || (a.key == b.key && a.number < b.number);
    }

    /** Whether no access is left on any vCPU. */
    final boolean hasEnded() {
        for (Lane lane : lanes) {
            if (!lane.hasEnded()) {
                return false;
            }
        }
        return true;
    }

    /** The wall time of the last access executed here, or −1. */
    final long lastAccess() {
        long last = -1;
        for (Lane lane : lanes) {
            last = Math.max(last, lane.lastAccess());
        }
        return last;
    }

    /** How many accesses have been executed here. */
    final long executed() {
        long executed = 0;
        for (Lane lane : lanes) {
            executed += lane.executed();
        }
        return executed;
    }

    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.close();
        }
    }
}
