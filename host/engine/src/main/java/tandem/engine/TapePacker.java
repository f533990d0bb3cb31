package tandem.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.api.AccessKind;
import tandem.api.TraceException;

/** Makes a tape of the accesses of a trace: timed, page by page, coalesced, each vCPU's in blocks of its own. */
final class TapePacker {
    private static final long LONGEST_RECORD_BYTES = 1L << 32;
    private static final int MOST_LANES = 1 << 15;
    private static final int WRITE = AccessKind.WRITE.ordinal();
    private static final int MODIFY = AccessKind.MODIFY.ordinal();

    private final Rig rig;
    private final PageSize pageSize;
    private final BlockLog log;
    private final ByteBuffer block = TapeFormat.buffer(LaneWriter.largestBlockBytes());
    private final FrameNumbers numbers = new FrameNumbers();
    private final Set<Integer> clockedByFetches = new HashSet<>();
    private final Map<Integer, RecordedLane> lanes = new HashMap<>();
    private final List<RecordedLane> byNumber = new ArrayList<>();
    private GuestTimes times;
    private Tally tally = new Tally();
    private long pageAccesses;
    private long kept;

    TapePacker(Rig rig, GuestTimes times, BlockLog log) {
        this.rig = rig;
        this.times = times;
        this.log = log;
        pageSize = new PageSize(rig.pageSizeBytes());
    }

    /**
     * Writes the accesses of the batch.
     *
     * @throws TraceException where one cannot be; the batch's place is on it
     */
    void write(AccessBatch batch) throws TraceException {
        tally.count(batch);
        pageAccesses += batch.count();
        for (int from = 0; from < batch.count(); ) {
            batch.place = from;
            RecordedLane lane = lane(batch.vcpu(from));
            int to = lane.time(batch, from, batch.endOfRun(from));
            write(lane, batch, from, to);
            from = to;
        }
    }

    private void write(RecordedLane lane, AccessBatch batch, int from, int to) throws TraceException {
        int at = lane.coalescing.pass(batch, from, to, pageSize);
        while (at < to) {
            batch.place = at;
            write(lane, batch, at);
            at = lane.coalescing.pass(batch, at + 1, to, pageSize);
        }
    }

    private void write(RecordedLane lane, AccessBatch batch, int at) throws TraceException {
        long address = batch.address(at);
        long last = last(address, batch.sizeBytes(at));
        long from = pageSize.frame(address);
        long to = pageSize.frame(last);
        touch(lane, batch.time(at), from, to, batch.kind(at) == WRITE);
        pageAccesses += to - from;
        if (batch.kind(at) == MODIFY) {
            touch(lane, batch.time(at), from, to, true);
            pageAccesses += to - from + 1;
        }
    }

    private static long last(long address, long sizeBytes) throws TraceException {
        long last = address + Math.max(sizeBytes, 1) - 1;
        if (sizeBytes < 0 || sizeBytes > LONGEST_RECORD_BYTES || Long.compareUnsigned(last, address) < 0) {
            throw new TraceException("an access of " + sizeBytes + " bytes at 0x" + Long.toHexString(address)
                    + " is not possible: the limit is " + LONGEST_RECORD_BYTES + " bytes, up to address 2^64");
        }
        return last;
    }

    private void touch(RecordedLane lane, long guest, long from, long to, boolean write) {
        for (long frame = from; frame <= to; frame++) {
            if (lane.coalescing.keeps(guest, frame, write)) {
                lane.blocks.access(guest, frame, write, kept++);
            }
        }
    }

    private RecordedLane lane(int vcpu) throws TraceException {
        RecordedLane lane = lanes.get(vcpu);
        return lane == null ? newLane(vcpu) : lane;
    }

    private RecordedLane newLane(int vcpu) throws TraceException {
        if (vcpu < 0 || byNumber.size() == MOST_LANES) {
            throw new TraceException(vcpu < 0 ? "vCPU " + vcpu + " is negative" : "more than " + MOST_LANES + " vCPUs");
        }
        LaneWriter blocks = new LaneWriter(byNumber.size(), numbers, log, block);
        RecordedLane lane = new RecordedLane(vcpu, rig, times, clockedByFetches, blocks);
        lanes.put(vcpu, lane);
        byNumber.add(lane);
        return lane;
    }

    /** Ends a lap: the same accesses follow once more, or the tape's end. */
    void endLap() throws TraceException {
        if (byNumber.isEmpty()) {
            throw new TraceException("the trace holds no access");
        }
        times.nextLap(byNumber.stream().mapToLong(RecordedLane::lastTime).max().orElseThrow());
        byNumber.forEach(RecordedLane::rewind);
    }

    /** Begins anew, with a vCPU of which is known now that its fetches are its clock; what was written does not count. */
    void restart(int clockedByFetch) {
        ByteBuffer restart = TapeFormat.buffer(4).putInt(TapeFormat.RESTART);
        log.append(restart.array(), restart.position());
        clockedByFetches.add(clockedByFetch);
        lanes.clear();
        byNumber.clear();
        numbers.clear();
        times = times.anew();
        tally = new Tally();
        pageAccesses = 0;
        kept = 0;
    }

    /** Ends the tape, of a trace that had all its laps. */
    void finish(boolean guestPhysical) {
        byNumber.forEach(lane -> lane.blocks.flush());
        int[] vcpus = byNumber.stream().mapToInt(lane -> lane.vcpu).toArray();
        TapeCounts counts = tally.counts(rig.repeat(), pageAccesses, kept, guestPhysical);
        new TapeEnd(counts, times.shift(), vcpus).write(log, numbers);
    }
}
