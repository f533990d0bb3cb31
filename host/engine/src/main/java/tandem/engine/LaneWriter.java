package tandem.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the accesses of one vCPU in blocks.
 *
 * <p>A block lists its distinct pages once, in order of first touch: where in the block each is touched first, written
 * first and written last, and how often it is written. A replay need read no further to know what in the block can matter.
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
    private long[] writes = new long[FIRST_CAPACITY];
    private long[] firstTouch = new long[FIRST_CAPACITY];
    private long[] firstWrite = new long[FIRST_CAPACITY];
    private long[] lastWrite = new long[FIRST_CAPACITY];

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
        codes[count] = 2L * entry + (write ? 1 : 0);
        if (write) {
            written(entry);
        }
        count++;
        if (count == TapeFormat.BLOCK_ACCESSES) {
            flush();
        }
    }

    private void written(int entry) {
        if (writes[entry]++ == 0) {
            firstWrite[entry] = count;
        }
        lastWrite[entry] = count;
    }

    private int entry(long frame) {
        int before = entryOf.count();
        int entry = entryOf.of(frame);
        if (entry == before) {
            if (entry == writes.length) {
                growDirectory();
            }
            writes[entry] = 0;
            firstTouch[entry] = count;
        }
        return entry;
    }

    private void growDirectory() {
        int capacity = 2 * writes.length;
        writes = Arrays.copyOf(writes, capacity);
        firstTouch = Arrays.copyOf(firstTouch, capacity);
        firstWrite = Arrays.copyOf(firstWrite, capacity);
        lastWrite = Arrays.copyOf(lastWrite, capacity);
    }

    /** The pages of the block, asked for one right after the other: where they are found is far apart in memory. */
    private long[] pages(int entries) {
        long[] pages = new long[entries];
        for (int entry = 0; entry < entries; entry++) {
            pages[entry] = numbers.of(entryOf.frame(entry));
        }
        return pages;
    }

    /** Ends the open block: its directory, then columns of guest time, of entry and kind, and of the ordinals. */
    void flush() {
        if (count == 0) {
            return;
        }
        int entries = entryOf.count();
        block.clear();
        block.putInt(TapeFormat.ACCESSES).putInt(lane).putInt(count).putInt(entries);
        block.putLong(guests[0]).putLong(guests[count - 1]).putInt(0).putInt(0);
        writeDirectory(entries);
        int guestsAt = block.position();
        block.putInt(TapeFormat.HEADER_BYTES - 8, guestsAt - TapeFormat.HEADER_BYTES);
        toDifferences(guests, count);
        guests[0] = 0;
        Columns.write(block, guests, count);
        block.putInt(TapeFormat.HEADER_BYTES - 4, block.position() - guestsAt);
        Columns.write(block, codes, count);
        toDifferences(ordinals, count);
        long step = count > 1 ? ordinals[1] : 0;
        block.putLong(ordinals[0] - step);
        ordinals[0] = step;
        Columns.write(block, ordinals, count);
        log.append(block.array(), block.position());
        count = 0;
        entryOf.clear();
    }

    /**
     * Of each page its number, its writes, and which access is its first; then, of those written, how far behind it the
     * first write is, and how far behind that the last.
     */
    private void writeDirectory(int entries) {
        Columns.write(block, pages(entries), entries);
        Columns.write(block, writes, entries);
        int written = 0;
        for (int entry = 0; entry < entries; entry++) {
            if (writes[entry] > 0) {
                lastWrite[written] = lastWrite[entry] - firstWrite[entry];
                firstWrite[written++] = firstWrite[entry] - firstTouch[entry];
            }
        }
        Columns.write(block, firstTouch, entries);
        Columns.write(block, firstWrite, written);
        Columns.write(block, lastWrite, written);
    }

    private static void toDifferences(long[] values, int count) {
        for (int i = count - 1; i > 0; i--) {
            values[i] -= values[i - 1];
        }
    }

    /** The bytes that the longest block takes: of the directory, places in the block have two bytes at most. */
    static int largestBlockBytes() {
        int most = TapeFormat.BLOCK_ACCESSES;
        return TapeFormat.HEADER_BYTES + 8 + 8 * Columns.largestBytes(0) + (5 * Long.BYTES + 3 * Short.BYTES) * most;
    }
}
