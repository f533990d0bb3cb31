package tandem.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the accesses of one vCPU in blocks.
 *
 * <p>A block lists its distinct pages once, in order of first touch, each with the number of its writes: a replay reads
 * no further where none of them matters.
 */
final class LaneWriter {
    private static final int FIRST_CAPACITY = 64;

    private final int lane;
    private final FrameNumbers numbers;
    private final BlockLog log;
    private final ByteBuffer block;

    private long[] guests = new long[FIRST_CAPACITY];
    private long[] codes = new long[FIRST_CAPACITY];
    private long[] ordinals = new long[FIRST_CAPACITY];
    private int count;

    private final FrameNumbers entryOf = new FrameNumbers();
    private long[] entryWrites = new long[FIRST_CAPACITY];

    /** @param block scratch that holds {@link #largestBlockBytes}, of no use between two calls */
    LaneWriter(int lane, FrameNumbers numbers, BlockLog log, ByteBuffer block) {
        this.lane = lane;
        this.numbers = numbers;
        this.log = log;
        this.block = block;
    }

    /**
     * Takes an access at a time that is not before the last one's.
     *
     * @param ordinal its place among the accesses of all lanes
     */
    void access(long guest, long frame, boolean write, long ordinal) {
        if (count == guests.length) {
            guests = Arrays.copyOf(guests, 2 * count);
            codes = Arrays.copyOf(codes, 2 * count);
            ordinals = Arrays.copyOf(ordinals, 2 * count);
        }
        int entry = entry(frame);
        guests[count] = guest;
        ordinals[count] = ordinal;
        codes[count++] = 2L * entry + (write ? 1 : 0);
        if (write) {
            entryWrites[entry]++;
        }
        if (count == TapeFormat.BLOCK_ACCESSES) {
            flush();
        }
    }

    private int entry(long frame) {
        int before = entryOf.count();
        int entry = entryOf.of(frame);
        if (entry == before) {
            if (entry == entryWrites.length) {
                entryWrites = Arrays.copyOf(entryWrites, 2 * entry);
            }
            entryWrites[entry] = 0;
        }
        return entry;
    }

    /** The pages of the block, asked for one right after the other: where they are found is far apart in memory. */
    private long[] pages(int entries) {
        long[] pages = new long[entries];
        for (int entry = 0; entry < entries; entry++) {
            pages[entry] = numbers.of(entryOf.frame(entry));
        }
        return pages;
    }

    /** Ends the open block: the pages and their writes, then columns of guest time, entry and kind, ordinal. */
    void flush() {
        if (count == 0) {
            return;
        }
        int entries = entryOf.count();
        block.clear();
        block.putInt(TapeFormat.ACCESSES).putInt(lane).putInt(count).putInt(entries);
        block.putLong(guests[0]).putLong(guests[count - 1]).putInt(0);
        Columns.write(block, pages(entries), entries);
        Columns.write(block, entryWrites, entries);
        block.putInt(TapeFormat.HEADER_BYTES - 4, block.position() - TapeFormat.HEADER_BYTES);
        toDifferences(guests);
        guests[0] = 0;
        Columns.write(block, guests, count);
        Columns.write(block, codes, count);
        toDifferences(ordinals);
        block.putLong(ordinals[0]);
        ordinals[0] = count > 1 ? ordinals[1] : 1;
        Columns.write(block, ordinals, count);
        log.append(block.array(), block.position());
        count = 0;
        entryOf.clear();
    }

    private void toDifferences(long[] values) {
        for (int i = count - 1; i > 0; i--) {
            values[i] -= values[i - 1];
        }
    }

    /** The bytes that the longest block takes. */
    static int largestBlockBytes() {
        return TapeFormat.HEADER_BYTES + 8 + 5 * Columns.largestBytes(TapeFormat.BLOCK_ACCESSES);
    }
}
