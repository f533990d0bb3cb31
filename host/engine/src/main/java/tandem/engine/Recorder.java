package tandem.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Turns a trace into a tape: pages, guest time, laps, coalescing. */
public final class Recorder implements AccessSink {
    private static final long LONGEST_RECORD_BYTES = 1L << 32;
    private static final int MOST_LANES = 1 << 15;
    private static final int RECENT = 64;
    private static final int NONE = -1;

    private final Rig rig;
    private final TapeWriter tape;
    private final PageSize pageSize;
    private final Map<Integer, RecordedLane> lanes = new HashMap<>();
    private final List<RecordedLane> byNumber = new ArrayList<>();
    private final RecordedLane[] recent = new RecordedLane[RECENT];
    private final Set<Integer> clockedByFetches;
    private final GuestTimes times;

    private final long[] records = new long[AccessKind.values().length];
    private long pageAccesses;
    private long kept;
    private long lowest = -1;
    private long highest;
    private int lap;
    private int lateFetch = NONE;

    private Recorder(Rig rig, TapeWriter tape, GuestTimes times, Set<Integer> clockedByFetches) {
        this.rig = rig;
        this.tape = tape;
        this.times = times;
        this.clockedByFetches = clockedByFetches;
        this.pageSize = new PageSize(rig.pageSizeBytes());
    }

    /**
     * Reads the trace and writes its tape to {@code out}, which must be empty.
     *
     * @param guestPhysical whether the trace's addresses are guest-physical
     * @throws TraceException where the trace cannot be
     */
    public static void record(TraceReading trace, Rig rig, boolean guestPhysical, BlockLog out) throws IOException {
        record(trace, rig, () -> guestPhysical, out);
    }

    /**
     * As {@link #record(TraceReading, Rig, boolean, BlockLog)}, for traces that tell only while they are read whether
     * their addresses are guest-physical: {@code guestPhysical} is asked once they have been.
     */
    public static void record(TraceReading trace, Rig rig, BooleanSupplier guestPhysical, BlockLog out)
            throws IOException {
        GuestTimes times = GuestTimes.of(trace, rig);
        Set<Integer> clockedByFetches = new HashSet<>();
        try (TapeWriter tape = new TapeWriter(out)) {
            Recorder recorder = new Recorder(rig, tape, times.anew(), clockedByFetches);
            while (!recorder.recordsAll(trace)) {
                // A vCPU has fetches after all: they are its clock, from its first access on.
                clockedByFetches.add(recorder.lateFetch);
                tape.restart();
                recorder = new Recorder(rig, tape, times.anew(), clockedByFetches);
            }
            recorder.finish(guestPhysical.getAsBoolean());
        }
    }

    private boolean recordsAll(TraceReading trace) throws IOException {
        try {
            readLaps(trace);
            return true;
        } catch (IOException | RuntimeException e) {
            if (lateFetch == NONE) {
                throw e;
            }
            return false;
        }
    }

    private void readLaps(TraceReading trace) throws IOException {
        for (lap = 0; lap < rig.repeat(); lap++) {
            byNumber.forEach(RecordedLane::rewind);
            trace.into(this);
            times.nextLap();
        }
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        RecordedLane lane = lane(vcpu);
        if (lane.clock == null) {
            lane.clock = kind == AccessKind.FETCH || clockedByFetches.contains(vcpu)
                    ? GuestClock.ofFetches(rig.instructionsPerSecond())
                    : GuestClock.ofAccesses(rig.accessIntervalNanos());
        }
        boolean fetch = kind == AccessKind.FETCH;
        if (!lane.clock.countsFetches() && fetch) {
            lateFetch = vcpu;
            throw new TraceException("the first instruction fetch of vCPU " + vcpu + " comes after data accesses");
        }
        take(lane, times.timed(lane.clock.tick(fetch)), address, sizeBytes, kind);
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        RecordedLane lane = lane(vcpu);
        if (timeNanos < lane.lastTime) {
            throw new TraceException("time goes backwards on vCPU " + vcpu + ": " + timeNanos + " ns after "
                    + lane.lastTime + " ns; sort the trace by time");
        }
        lane.lastTime = timeNanos;
        take(lane, times.timed(timeNanos), address, sizeBytes, kind);
    }

    private RecordedLane lane(int vcpu) throws TraceException {
        RecordedLane lane = recent[vcpu & RECENT - 1];
        if (lane != null && lane.vcpu == vcpu) {
            return lane;
        }
        RecordedLane found = lanes.get(vcpu);
        if (found == null) {
            found = newLane(vcpu);
        }
        recent[vcpu & RECENT - 1] = found;
        return found;
    }

    private RecordedLane newLane(int vcpu) throws TraceException {
        if (vcpu < 0 || byNumber.size() == MOST_LANES) {
            throw new TraceException(vcpu < 0 ? "vCPU " + vcpu + " is negative" : "more than " + MOST_LANES + " vCPUs");
        }
        RecordedLane lane = new RecordedLane(vcpu, byNumber.size(), new Coalescing(rig.quantumNanos()));
        lanes.put(vcpu, lane);
        byNumber.add(lane);
        return lane;
    }

    private void take(RecordedLane lane, long guest, long address, long sizeBytes, AccessKind kind)
            throws TraceException {
        long last = address + Math.max(sizeBytes, 1) - 1;
        if (sizeBytes < 0 || sizeBytes > LONGEST_RECORD_BYTES || Long.compareUnsigned(last, address) < 0) {
            throw new TraceException("an access of " + sizeBytes + " bytes at 0x" + Long.toHexString(address)
                    + " is not possible: the limit is " + LONGEST_RECORD_BYTES + " bytes, up to address 2^64");
        }
        if (lap == 0) {
            count(address, kind);
        }
        long from = pageSize.frame(address);
        long to = pageSize.frame(last);
        touch(lane, guest, from, to, kind == AccessKind.WRITE);
        if (kind == AccessKind.MODIFY) {
            touch(lane, guest, from, to, true);
        }
    }

    private void touch(RecordedLane lane, long guest, long from, long to, boolean write) {
        for (long frame = from; frame <= to; frame++) {
            pageAccesses++;
            if (lane.coalescing.keeps(guest, frame, write)) {
                tape.access(lane.number, guest, frame, write);
                kept++;
            }
        }
    }

    private void count(long address, AccessKind kind) {
        records[kind.ordinal()]++;
        if (Long.compareUnsigned(address, lowest) < 0) {
            lowest = address;
        }
        if (Long.compareUnsigned(address, highest) > 0) {
            highest = address;
        }
    }

    private void finish(boolean guestPhysical) throws TraceException {
        long modified = records[AccessKind.MODIFY.ordinal()];
        long reads = records[AccessKind.READ.ordinal()] + modified;
        long writes = records[AccessKind.WRITE.ordinal()] + modified;
        long fetches = records[AccessKind.FETCH.ordinal()];
        if (byNumber.isEmpty()) {
            throw new TraceException("the trace holds no access");
        }
        long all = reads + writes + fetches - modified;
        int[] vcpus = byNumber.stream().mapToInt(lane -> lane.vcpu).toArray();
        TapeCounts counts =
                new TapeCounts(all, reads, writes, fetches, pageAccesses, kept, lowest, highest, guestPhysical);
        tape.finish(new TapeEnd(counts, times.shift(), vcpus));
    }
}
