package tandem.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes the accesses of one vCPU in blocks, those left off that coalescing drops.
 *
 * <p>A block lists its distinct pages once, in order of first touch, each with the number of its writes: a replay reads
 * no further where none of them matters. A table by frame holds the pages of the open block and those kept less than a
 * quantum ago; it answers numbering, coalescing and the block's list in one look-up.
 */
final class LaneWriter {
    private static final long NEVER = Long.MIN_VALUE / 4;

    private final int lane;
    private final long quantum;
    private final FrameNumbers numbers;
    private final BlockLog log;
    private final ByteBuffer block;

    private final long[] guests = new long[TapeFormat.BLOCK_ACCESSES];
    private final long[] codes = new long[TapeFormat.BLOCK_ACCESSES];
    private final long[] ordinals = new long[TapeFormat.BLOCK_ACCESSES];
    private int count;
    private final long[] entryPages = new long[TapeFormat.BLOCK_ACCESSES];
    private final long[] entryWrites = new long[TapeFormat.BLOCK_ACCESSES];
    private int entries;

    private int[] table = new int[256];
    private long[] frames = new long[128];
    private long[] keptAt = new long[128];
    private long[] writtenAt = new long[128];
    private int[] entryOf = new int[128];
    private int known;
    private int last;

    private long lastGuest;
    private long kept;

    LaneWriter(int lane, long quantum, FrameNumbers numbers, BlockLog log, ByteBuffer block) {
        this.lane = lane;
        this.quantum = quantum;
        this.numbers = numbers;
        this.log = log;
        this.block = block;
    }

    /**
     * Takes an access at a time that is not before the last one's.
     *
     * @param ordinal its place among the accesses kept of all lanes
     * @return whether it was kept
     */
    boolean access(long guest, long frame, boolean write, long ordinal) {
        int slot = known > 0 && frames[last] == frame ? last : find(frame);
        last = slot;
        if (guest - (write ? writtenAt[slot] : keptAt[slot]) < quantum) {
            return false;
        }
        keptAt[slot] = guest;
        if (write) {
            writtenAt[slot] = guest;
        }
        keep(slot, guest, write, ordinal);
        return true;
    }

    private void keep(int slot, long guest, boolean write, long ordinal) {
        int entry = entryOf[slot];
        if (entry < 0) {
            entry = entries++;
            entryOf[slot] = entry;
            entryPages[entry] = numbers.of(frames[slot]);
            entryWrites[entry] = 0;
        }
        guests[count] = guest;
        ordinals[count] = ordinal;
        codes[count++] = 2L * entry + (write ? 1 : 0);
        if (write) {
            entryWrites[entry]++;
        }
        lastGuest = guest;
        kept++;
        if (count == TapeFormat.BLOCK_ACCESSES) {
            flush();
        }
    }

    private int find(long frame) {
        int mask = table.length - 1;
        int at = FrameNumbers.spread(frame) & mask;
        while (table[at] != 0) {
            int slot = table[at] - 1;
            if (frames[slot] == frame) {
                return slot;
            }
            at = at + 1 & mask;
        }
        return add(frame, at);
    }

    private int add(long frame, int at) {
        if (known == frames.length) {
            grow();
            return find(frame);
        }
        int slot = known++;
        table[at] = known;
        frames[slot] = frame;
        keptAt[slot] = NEVER;
        writtenAt[slot] = NEVER;
        entryOf[slot] = -1;
        return slot;
    }

    private void grow() {
        int capacity = 2 * frames.length;
        frames = Arrays.copyOf(frames, capacity);
        keptAt = Arrays.copyOf(keptAt, capacity);
        writtenAt = Arrays.copyOf(writtenAt, capacity);
        entryOf = Arrays.copyOf(entryOf, capacity);
        table = new int[2 * capacity];
        int mask = table.length - 1;
        for (int slot = 0; slot < known; slot++) {
            int at = FrameNumbers.spread(frames[slot]) & mask;
            while (table[at] != 0) {
                at = at + 1 & mask;
            }
            table[at] = slot + 1;
        }
    }

    /** Ends the open block: columns of guest time, entry and kind, ordinal; before them the pages and their writes. */
    void flush() {
        if (count == 0) {
            return;
        }
        block.clear();
        block.putInt(TapeFormat.ACCESSES).putInt(lane).putInt(count).putInt(entries);
        block.putLong(guests[0]).putLong(lastGuest);
        Columns.write(block, entryPages, entries);
        Columns.write(block, entryWrites, entries);
        for (int i = count - 1; i > 0; i--) {
            guests[i] -= guests[i - 1];
        }
        guests[0] = 0;
        Columns.write(block, guests, count);
        Columns.write(block, codes, count);
        for (int i = count - 1; i > 0; i--) {
            ordinals[i] -= ordinals[i - 1];
        }
        block.putLong(ordinals[0]);
        ordinals[0] = count > 1 ? ordinals[1] : 1;
        Columns.write(block, ordinals, count);
        log.append(block.array(), block.position());
        count = 0;
        entries = 0;
        forgetOld();
    }

    /** Keeps in the table only what may still make coalescing drop an access. */
    private void forgetOld() {
        int from = known;
        known = 0;
        last = 0;
        Arrays.fill(table, 0);
        for (int slot = 0; slot < from; slot++) {
            if (lastGuest - keptAt[slot] < quantum) {
                long frame = frames[slot];
                long keptTime = keptAt[slot];
                long writtenTime = writtenAt[slot];
                int moved = find(frame);
                keptAt[moved] = keptTime;
                writtenAt[moved] = writtenTime;
            }
        }
    }

    /** How many accesses it has kept. */
    long kept() {
        return kept;
    }

    /** The guest time of the last access kept. */
    long lastGuest() {
        return lastGuest;
    }

    /** The bytes that the longest block takes. */
    static int largestBlockBytes() {
        return TapeFormat.HEADER_BYTES + 8 + 5 * Columns.largestBytes(TapeFormat.BLOCK_ACCESSES);
    }
}
