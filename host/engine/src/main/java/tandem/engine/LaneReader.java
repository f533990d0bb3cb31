package tandem.engine;

import java.nio.ByteBuffer;

/** Reads the blocks of one vCPU; for one host, so with a place of its own on the tape. */
final class LaneReader implements AutoCloseable {
    final TapeLane lane;
    private final int[] pageOf;
    private final BlockLog.Cursor cursor;
    private ByteBuffer block = TapeFormat.buffer(1 << 10);
    private final ByteBuffer header = TapeFormat.buffer(TapeFormat.HEADER_BYTES);
    private int loaded = -1;
    private int length;
    private int columnsAt;
    private boolean decoded;

    /** Accesses in the block. */
    int count;
    /** Distinct pages in the block. */
    int entries;
    /** They, in order of first touch. */
    int[] pages = new int[64];
    /** How often each is written in the block. */
    int[] writes = new int[64];
    /** After {@link #decode}: guest time of each access. */
    long[] guests = new long[0];
    /** After {@link #decode}: twice the page, and one more for a write. */
    int[] accesses = new int[0];

    /** Reads {@code lane}, whose pages by order of first touch have the numbers {@code pageOf}. */
    LaneReader(Tape tape, TapeLane lane, int[] pageOf) {
        this.lane = lane;
        this.pageOf = pageOf;
        this.cursor = tape.cursor();
    }

    /** Reads the block's list of pages. */
    void load(int number) {
        if (loaded == number) {
            return;
        }
        cursor.moveTo(lane.index(number));
        length = cursor.next(header.array());
        if (length < 0) {
            throw new IllegalStateException("the tape has lost block " + number + " of vCPU " + lane.vcpu());
        }
        if (length > block.capacity()) {
            block = TapeFormat.buffer(Integer.highestOneBit(length) << 1);
        }
        count = header.getInt(8);
        entries = header.getInt(12);
        int directoryBytes = header.getInt(TapeFormat.HEADER_BYTES - 4);
        columnsAt = TapeFormat.HEADER_BYTES + directoryBytes;
        cursor.read(TapeFormat.HEADER_BYTES, block.array(), TapeFormat.HEADER_BYTES, directoryBytes);
        block.position(TapeFormat.HEADER_BYTES);
        if (entries > pages.length) {
            pages = new int[Integer.highestOneBit(entries) << 1];
            writes = new int[pages.length];
        }
        Columns.read(block, pages, entries);
        for (int entry = 0; entry < entries; entry++) {
            pages[entry] = pageOf[pages[entry]];
        }
        Columns.read(block, writes, entries);
        loaded = number;
        decoded = false;
    }

    /** Reads the loaded block's accesses. */
    void decode() {
        if (decoded) {
            return;
        }
        if (count > guests.length) {
            guests = new long[count];
            accesses = new int[count];
        }
        cursor.read(columnsAt, block.array(), columnsAt, length - columnsAt);
        block.position(columnsAt);
        Columns.read(block, guests, count);
        guests[0] = lane.firstGuest(loaded);
        for (int i = 1; i < count; i++) {
            guests[i] += guests[i - 1];
        }
        Columns.read(block, accesses, count);
        for (int i = 0; i < count; i++) {
            int code = accesses[i];
            accesses[i] = (pages[code >>> 1] << 1) | (code & 1);
        }
        decoded = true;
    }

    /** After {@link #decode}: the place of each access among those of all lanes. */
    long[] ordinals() {
        block.position(columnsAt);
        Columns.skip(block, count);
        Columns.skip(block, count);
        long first = block.getLong();
        long[] ordinals = new long[count];
        Columns.read(block, ordinals, count);
        ordinals[0] = first;
        for (int i = 1; i < count; i++) {
            ordinals[i] += ordinals[i - 1];
        }
        return ordinals;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
