package tandem.engine;

import java.nio.ByteBuffer;

/** Reads the blocks of one vCPU; for one host, so with a place of its own on the tape. */
final class LaneReader implements AutoCloseable {
    /** Guest times are read so many at once. */
    private static final int GUESTS_AHEAD = 64;

    final TapeLane lane;
    private final int[] pageOf;
    private final BlockLog.Cursor cursor;
    private byte[] block = new byte[1 << 10];
    private final ByteBuffer header = TapeFormat.buffer(TapeFormat.HEADER_BYTES);
    private int loaded = -1;
    private int length;
    private int firstTouchAt;
    private int firstWriteAt;
    private int guestsAt;
    private int accessesAt;
    private int ordinalsAt;
    private int guestsDecoded;
    private boolean decoded;

    /** Accesses in the block. */
    int count;
    /** Distinct pages in the block. */
    int entries;
    /** They, in order of first touch. */
    int[] pages = new int[64];
    /** How often each is written in the block. */
    int[] writes = new int[64];
    /** How many of them are written. */
    int written;
    /** The entries that are written. */
    int[] writtenEntries = new int[64];
    /** After {@link #decode}: guest time of each access. */
    long[] guests = new long[0];
    /** After {@link #decode}: twice the entry of each access's page, and one more for a write. */
    int[] codes = new int[0];

    /** Reads {@code lane}, whose pages by order of first touch have the numbers {@code pageOf}. */
    LaneReader(Tape tape, TapeLane lane, int[] pageOf) {
        this.lane = lane;
        this.pageOf = pageOf;
        this.cursor = tape.cursor();
    }

    /** Reads the block's list of pages, and how often each is written. */
    void load(int number) {
        if (loaded == number) {
            return;
        }
        cursor.moveTo(lane.index(number));
        length = cursor.next(header.array());
        if (length < 0) {
            throw new IllegalStateException("the tape has lost block " + number + " of vCPU " + lane.vcpu());
        }
        if (length + Columns.BYTES_BEHIND > block.length) {
            block = new byte[Integer.highestOneBit(length + Columns.BYTES_BEHIND) << 1];
        }
        count = header.getInt(8);
        entries = header.getInt(12);
        int directoryBytes = header.getInt(TapeFormat.HEADER_BYTES - 8);
        guestsAt = TapeFormat.HEADER_BYTES + directoryBytes;
        accessesAt = guestsAt + header.getInt(TapeFormat.HEADER_BYTES - 4);
        copy(TapeFormat.HEADER_BYTES, guestsAt);
        if (entries > pages.length) {
            pages = new int[Integer.highestOneBit(entries) << 1];
            writes = new int[pages.length];
            writtenEntries = new int[pages.length];
        }
        int writesAt = Columns.read(block, TapeFormat.HEADER_BYTES, pages, entries);
        firstTouchAt = Columns.read(block, writesAt, writes, entries);
        written = 0;
        for (int entry = 0; entry < entries; entry++) {
            pages[entry] = pageOf[pages[entry]];
            writtenEntries[written] = entry;
            written += Math.min(writes[entry], 1);
        }
        firstWriteAt = Columns.end(block, firstTouchAt, entries);
        loaded = number;
        guestsDecoded = 0;
        decoded = false;
    }

    private void copy(int from, int to) {
        cursor.read(from, block, from, to - from);
    }

    /** Which of the loaded block's accesses is the first to a page. */
    int firstTouch(int entry) {
        return Columns.number(block, firstTouchAt, entry);
    }

    /** Which is the first write to a page, the {@code rank}-th of those that are written, from 0. */
    int firstWrite(int entry, int rank) {
        return firstTouch(entry) + Columns.number(block, firstWriteAt, rank);
    }

    /** Reads which are the first and the last writes to the pages that are written. */
    void readWrites(int[] first, int[] last) {
        Columns.read(block, firstWriteAt, first, written);
        Columns.read(block, Columns.end(block, firstWriteAt, written), last, written);
        for (int rank = 0; rank < written; rank++) {
            first[rank] += firstTouch(writtenEntries[rank]);
            last[rank] += first[rank];
        }
    }

    /** The guest time of one of the loaded block's accesses; those before it are read along with it. */
    long guest(int access) {
        if (access >= guestsDecoded) {
            decodeGuests(Math.min(count, access + GUESTS_AHEAD));
        }
        return guests[access];
    }

    private void decodeGuests(int needed) {
        if (guestsDecoded == 0) {
            copy(guestsAt, accessesAt);
            if (count > guests.length) {
                guests = new long[count];
            }
        }
        if (guestsDecoded < needed) {
            long before = guestsDecoded == 0 ? lane.firstGuest(loaded) : guests[guestsDecoded - 1];
            Columns.readSums(block, guestsAt, before, guests, guestsDecoded, needed);
            guestsDecoded = needed;
        }
    }

    /** Reads the loaded block's accesses, and their guest times. */
    void decode() {
        if (decoded) {
            return;
        }
        decodeGuests(count);
        if (count > codes.length) {
            codes = new int[count];
        }
        copy(accessesAt, length);
        ordinalsAt = Columns.read(block, accessesAt, codes, count);
        decoded = true;
    }

    /** After {@link #decode}: the page of an access. */
    int page(int access) {
        return pages[codes[access] >>> 1];
    }

    /** After {@link #decode}: whether an access is a write. */
    boolean writes(int access) {
        return (codes[access] & 1) != 0;
    }

    /** After {@link #decode}: the place of each access among those of all lanes. */
    long[] ordinals() {
        long[] ordinals = new long[count];
        Columns.readSums(block, ordinalsAt + Long.BYTES, Columns.number(block, ordinalsAt), ordinals, 0, count);
        return ordinals;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
