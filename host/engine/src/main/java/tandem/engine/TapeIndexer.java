package tandem.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the headers of a tape's blocks, once, into an index. */
final class TapeIndexer {
    private final ByteBuffer header = TapeFormat.buffer(TapeFormat.HEADER_BYTES);
    private final ByteBuffer whole = TapeFormat.buffer(BlockLog.LONGEST_BLOCK_BYTES);
    private final List<Lane> lanes = new ArrayList<>();
    private long[] frames = new long[TapeFormat.FRAMES_A_BLOCK];
    private int frameCount;

    TapeEnd scan(BlockLog.Cursor cursor) {
        int length = cursor.next(header.array());
        for (; length >= 0; length = cursor.next(header.array())) {
            header.rewind();
            switch (header.getInt()) {
                case TapeFormat.ACCESSES -> addBlock(cursor.index());
                case TapeFormat.FRAMES -> addFrames(whole(cursor, length));
                case TapeFormat.RESTART -> lanes.clear();
                case TapeFormat.END -> {
                    return TapeEnd.read(whole(cursor, length));
                }
                default -> throw new UnfinishedTapeException("the tape has a block of an unknown kind");
            }
        }
        throw new UnfinishedTapeException("the tape was not written to its end");
    }

    private ByteBuffer whole(BlockLog.Cursor cursor, int length) {
        cursor.read(0, whole.array(), 0, length);
        return whole.position(4);
    }

    private void addFrames(ByteBuffer block) {
        int count = block.getInt();
        frames = Arrays.copyOf(frames, Math.max(frames.length, Math.max(frameCount + count, 2 * frameCount)));
        for (int i = 0; i < count; i++) {
            frames[frameCount++] = block.getLong();
        }
    }

    private void addBlock(long index) {
        int lane = header.getInt();
        while (lanes.size() <= lane) {
            lanes.add(new Lane());
        }
        int accesses = header.getInt();
        header.getInt();
        lanes.get(lane).add(index, accesses, header.getLong(), header.getLong());
    }

    long[] frames() {
        return Arrays.copyOf(frames, frameCount);
    }

    TapeLane lane(int number, int vcpu, long shift) {
        return lanes.get(number).build(vcpu, shift);
    }

    private static final class Lane {
        private static final int COLUMNS = 4;
        private long[][] columns = new long[COLUMNS][16];
        private int blocks;
        private long accesses;

        void add(long index, int count, long firstGuest, long lastGuest) {
            if (blocks == columns[0].length) {
                columns = Arrays.stream(columns)
                        .map(column -> Arrays.copyOf(column, 2 * blocks))
                        .toArray(long[][]::new);
            }
            columns[0][blocks] = index;
            columns[1][blocks] = firstGuest;
            columns[2][blocks] = lastGuest;
            columns[3][blocks++] = accesses;
            accesses += count;
        }

        TapeLane build(int vcpu, long shift) {
            long[][] cut = Arrays.stream(columns)
                    .map(column -> Arrays.copyOf(column, blocks))
                    .toArray(long[][]::new);
            for (int block = 0; block < blocks; block++) {
                cut[1][block] -= shift;
                cut[2][block] -= shift;
            }
            long[] before = Arrays.copyOf(cut[3], blocks + 1);
            before[blocks] = accesses;
            return new TapeLane(vcpu, cut[0], cut[1], cut[2], before);
        }
    }
}
