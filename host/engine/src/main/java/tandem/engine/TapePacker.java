package tandem.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Makes a tape of the accesses of a trace: timed, page by page, coalesced, each vCPU's in blocks of its own. */
final class TapePacker implements AccessSink {
    private static final long LONGEST_RECORD_BYTES = 1L << 32;
    private static final int MOST_LANES = 1 << 15;
    private static final int RECENT = 64;

    private final Rig rig;
    private final PageSize pageSize;
    private final BlockLog log;
    private final ByteBuffer block = TapeFormat.buffer(LaneWriter.largestBlockBytes());
    private final FrameNumbers numbers = new FrameNumbers();
    private final Map<Integer, RecordedLane> lanes = new HashMap<>();
    private final List<RecordedLane> byNumber = new ArrayList<>();
    private final RecordedLane[] recent = new RecordedLane[RECENT];
    private final GuestClocks clocks;
    private GuestTimes times;
    private Tally tally = new Tally();
    private long morePages;
    private long kept;

    TapePacker(Rig rig, GuestTimes times, BlockLog log) {
        this.rig = rig;
        this.times = times;
        this.log = log;
        clocks = new GuestClocks(rig);
        pageSize = new PageSize(rig.pageSizeBytes());
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        tally.count(kind);
        take(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        tally.count(kind);
        take(vcpu, address, sizeBytes, kind);
    }

    @Override
    public void accesses(AccessBatch batch) throws TraceException {
        tally.count(batch);
        int next = 0;
        int plain = 0;
        while (next < batch.count()) {
            if (next >= plain) {
                plain = endOfPlain(batch, next);
            }
            next = passOver(batch, next, plain, lane(batch.vcpu(next)));
            if (next < batch.count()) {
                take(batch, next++);
            }
        }
    }

    private void take(AccessBatch batch, int at) throws TraceException {
        if (batch.isTimed()) {
            take(batch.timeNanos(at), batch.vcpu(at), batch.address(at), batch.sizeBytes(at), batch.kind(at));
        } else {
            take(batch.vcpu(at), batch.address(at), batch.sizeBytes(at), batch.kind(at));
        }
    }

    private void take(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        RecordedLane lane = lane(vcpu);
        take(lane, lane.at(timeNanos), address, sizeBytes, kind);
    }

    private void take(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        RecordedLane lane = lane(vcpu);
        long time = lane.tick(kind);
        if (time == GuestClock.REFUSED) {
            lane.clock = clocks.after(lane.clock, vcpu, kind);
            time = lane.tick(kind);
        }
        take(lane, time, address, sizeBytes, kind);
    }

    /** Up to where, from {@code from} on, accesses of one vCPU are each in one page and between addresses met before. */
    private int endOfPlain(AccessBatch batch, int from) {
        int vcpu = batch.vcpu(from);
        int at = from;
        while (at < batch.count()
                && batch.vcpu(at) == vcpu
                && pageSize.isWithinPage(batch.address(at), batch.sizeBytes(at))
                && tally.spans(batch.address(at))) {
            at++;
        }
        return at;
    }

    /**
     * Passes over the accesses from {@code from} on, all of the lane and each in one page, that are left off the tape, up
     * to one that may not be. The loop stores nothing; what can be asked or counted ahead is, for processors have too few
     * registers for all of it.
     */
    private int passOver(AccessBatch batch, int from, int end, RecordedLane lane) {
        boolean timed = batch.isTimed();
        long last = timed ? lane.lastTime() : lane.clock.now();
        if (!times.isNear(times.onTape(last)) || (last < 0 && !timed)) {
            return from;
        }
        long toTape = times.onTape(0);
        long far = times.far() - toTape;
        long within = lane.coalescing.quantum() - toTape;
        int at = from;
        while (at < end) {
            int kind = batch.kindOrdinal(at);
            long time = timed ? batch.timeNanos(at) : lane.clock.after(last, kind);
            if ((timed && time < last)
                    || time >= far
                    || !lane.coalescing.drops(time, pageSize.frame(batch.address(at)), kind, within)) {
                break;
            }
            last = time;
            at++;
        }
        if (at > from) {
            lane.passedTo(last, timed);
        }
        return at;
    }

    private void take(RecordedLane lane, long time, long address, long sizeBytes, AccessKind kind)
            throws TraceException {
        long guest = times.timed(time);
        if (!pageSize.isWithinPage(address, sizeBytes)
                || !lane.coalescing.drops(guest, pageSize.frame(address), kind.ordinal(), lane.coalescing.quantum())) {
            write(lane, guest, address, sizeBytes, kind);
        }
        tally.reach(address);
    }

    private void write(RecordedLane lane, long guest, long address, long sizeBytes, AccessKind kind)
            throws TraceException {
        long from = pageSize.frame(address);
        long to = pageSize.frame(last(address, sizeBytes));
        touch(lane, guest, from, to, kind == AccessKind.WRITE);
        morePages += to - from;
        if (kind == AccessKind.MODIFY) {
            touch(lane, guest, from, to, true);
            morePages += to - from + 1;
        }
    }

    /** The last byte of an access, of one that can be. */
    static long last(long address, long sizeBytes) throws TraceException {
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
        RecordedLane lane = recent[vcpu & RECENT - 1];
        return lane != null && lane.vcpu == vcpu ? lane : other(vcpu);
    }

    private RecordedLane other(int vcpu) throws TraceException {
        RecordedLane known = lanes.get(vcpu);
        RecordedLane lane = known == null ? newLane(vcpu) : known;
        recent[vcpu & RECENT - 1] = lane;
        return lane;
    }

    private RecordedLane newLane(int vcpu) throws TraceException {
        if (vcpu < 0 || byNumber.size() == MOST_LANES) {
            throw new TraceException(vcpu < 0 ? "vCPU " + vcpu + " is negative" : "more than " + MOST_LANES + " vCPUs");
        }
        LaneWriter blocks = new LaneWriter(byNumber.size(), numbers, log, block);
        RecordedLane lane = new RecordedLane(vcpu, new Coalescing(rig.quantumNanos()), blocks);
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

    /**
     * Whether a vCPU turned out to be clocked by its fetches after all, so that all laps are to be read anew; it is ready
     * for them then, and what was written does not count.
     */
    boolean beginsAnew() {
        boolean anew = clocks.wasWrong();
        if (anew) {
            restart();
        }
        return anew;
    }

    /** Makes all that was written not count. */
    void restart() {
        ByteBuffer restart = TapeFormat.buffer(4).putInt(TapeFormat.RESTART);
        log.append(restart.array(), restart.position());
        lanes.clear();
        Arrays.fill(recent, null);
        byNumber.clear();
        numbers.clear();
        times = times.anew();
        tally = new Tally();
        morePages = 0;
        kept = 0;
    }

    /** Ends the tape, of a trace that had all its laps. */
    void finish(boolean guestPhysical) {
        byNumber.forEach(lane -> lane.blocks.flush());
        int[] vcpus = byNumber.stream().mapToInt(lane -> lane.vcpu).toArray();
        TapeCounts counts = tally.counts(rig.repeat(), morePages, kept, guestPhysical);
        new TapeEnd(counts, times.shift(), vcpus).write(log, numbers);
    }
}
