package tandem.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** The guest's page accesses, decoded once from a trace: an index over the blocks of a log. Any thread may read it. */
public final class Tape {
    private final BlockLog log;
    private final TapeCounts counts;
    private final long[] frames;
    private final TapeLane[] lanes;

    private Tape(BlockLog log, TapeCounts counts, long[] frames, TapeLane[] lanes) {
        this.log = log;
        this.counts = counts;
        this.frames = frames;
        this.lanes = lanes;
    }

    /**
     * The tape in {@code log}.
     *
     * @throws UnfinishedTapeException where it was not written to its end
     */
    public static Tape open(BlockLog log) {
        TapeIndexer indexer = new TapeIndexer();
        try (BlockLog.Cursor cursor = log.cursor()) {
            TapeEnd end = indexer.scan(cursor);
            TapeLane[] lanes = IntStream.range(0, end.vcpus().length)
                    .mapToObj(lane -> indexer.lane(lane, end.vcpus()[lane], end.shift()))
                    .sorted(Comparator.comparingInt(TapeLane::vcpu))
                    .toArray(TapeLane[]::new);
            return new Tape(log, end.counts(), indexer.frames(), lanes);
        }
    }

    /** What the tape knows of its trace. */
    public TapeCounts counts() {
        return counts;
    }

    /** How many distinct pages the trace touches. */
    public int touchedPages() {
        return frames.length;
    }

    /** The frame (address / page size) of the page that is the {@code order}-th on the tape, from 0. */
    public long frame(int order) {
        return frames[order];
    }

    /** The frames of the pages touched first, {@code most} or all: by guest time, at equal times as in the trace. */
    public long[] firstFrames(int most) {
        Set<Integer> first = new LinkedHashSet<>();
        int wanted = Math.min(most, frames.length);
        new LaneMerge(this).into((guest, order, write, ordinal) -> first.add(order), () -> first.size() < wanted);
        return first.stream().mapToLong(this::frame).toArray();
    }

    /** The guest time of the last access, in nanoseconds. */
    public long lastGuestNanos() {
        return Arrays.stream(lanes).mapToLong(TapeLane::lastGuest).max().orElse(0);
    }

    /** The vCPUs, ascending. */
    public int[] vcpus() {
        return Arrays.stream(lanes).mapToInt(TapeLane::vcpu).toArray();
    }

    /**
     * The same accesses to other pages, for mappings that lay elsewhere in this run; counts and blocks are shared.
     *
     * @param rebase from a frame to the frame in whose place it is; no two of the tape's may become one
     */
    public Tape rebased(LongUnaryOperator rebase) {
        return new Tape(log, counts, Arrays.stream(frames).map(rebase).toArray(), lanes);
    }

    List<TapeLane> lanes() {
        return List.of(lanes);
    }

    /** The accesses of {@code vcpu}, none where it has none. */
    TapeLane lane(int vcpu) {
        for (TapeLane lane : lanes) {
            if (lane.vcpu() == vcpu) {
                return lane;
            }
        }
        return TapeLane.idle(vcpu);
    }

    BlockLog.Cursor cursor() {
        return log.cursor();
    }

    /** Calls {@code visitor} for each block, lane by lane, with its pages in order of first touch. */
    public void forEachBlock(BlockVisitor visitor) {
        int[] asTouched = IntStream.range(0, frames.length).toArray();
        for (TapeLane lane : lanes) {
            try (LaneReader reader = new LaneReader(this, lane, asTouched)) {
                for (int block = 0; block < lane.blocks(); block++) {
                    reader.load(block);
                    visitor.block(
                            lane.firstGuest(block), lane.lastGuest(block), reader.entries, reader.pages, reader.writes);
                }
            }
        }
    }

    /** Sees the blocks of a tape. */
    @FunctionalInterface
    public interface BlockVisitor {
        /**
         * A block.
         *
         * @param firstGuest guest time of its first access
         * @param lastGuest guest time of its last access
         * @param entries how many distinct pages it has
         * @param pages the pages by their order on the tape; valid during the call
         * @param writes how often each is written in the block; valid during the call
         */
        void block(long firstGuest, long lastGuest, int entries, int[] pages, int[] writes);
    }

    /** All accesses on one vCPU, in the order of the tape: by guest time, at equal times as in the trace. */
    Tape gang(BlockLog scratch) {
        if (lanes.length == 1) {
            return this;
        }
        FrameNumbers numbers = new FrameNumbers();
        Arrays.stream(frames).forEach(numbers::of);
        ByteBuffer block = TapeFormat.buffer(LaneWriter.largestBlockBytes());
        LaneWriter writer = new LaneWriter(0, numbers, scratch, block);
        new LaneMerge(this).into((guest, order, write, ordinal) -> writer.access(guest, frames[order], write, ordinal));
        writer.flush();
        new TapeEnd(counts, 0, new int[] {0}).write(scratch, numbers);
        return open(scratch);
    }
}
