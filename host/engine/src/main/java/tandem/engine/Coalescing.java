package tandem.engine;

import java.util.Arrays;
import tandem.api.AccessKind;

/**
 * Tells which accesses of one vCPU are left off the tape: those with a kept access to the same page, of the same kind or
 * a write, less than the quantum before. It knows the pages kept of late, no others, in an open hash table of eight
 * numbers a page: its frame; then, for each kind by its ordinal, when an access was kept last for which one of the kind
 * is left off. One that both reads and writes is never left off as a whole.
 */
final class Coalescing {
    private static final long NEVER = Long.MIN_VALUE / 4;

    private static final int WIDTH = 8;
    private static final int LAST = 1;
    private static final int LAST_READ = LAST + AccessKind.READ.ordinal();
    private static final int LAST_WRITE = LAST + AccessKind.WRITE.ordinal();
    private static final int LAST_FETCH = LAST + AccessKind.FETCH.ordinal();
    private static final int END = LAST + AccessKind.values().length;

    /** Slots for each page known: where two want the same one, the processor foretells wrongly, which is dear. */
    private static final int SLOTS = 16;
    /** The same for so many pages that none of it stays in the processor's memory, which is dearer. */
    private static final int FEW_SLOTS = 2;

    private static final int MANY_PAGES = 1 << 14;
    private static final int FIRST_PAGES = 8;

    private final long quantum;
    private long[] table = {};
    private int[] places = {};
    private long[] entries = {};
    private int known;

    Coalescing(long quantumNanos) {
        quantum = quantumNanos;
        makeRoom(FIRST_PAGES);
    }

    private void makeRoom(int pages) {
        table = new long[WIDTH * (pages < MANY_PAGES ? SLOTS : FEW_SLOTS) * pages];
        for (int at = 0; at < table.length; at += WIDTH) {
            clear(at);
        }
        places = new int[pages];
        entries = new long[WIDTH * pages];
    }

    private void clear(int at) {
        Arrays.fill(table, at + LAST, at + END, NEVER);
    }

    /**
     * Whether an access is left off, as a look at the table tells; one that is not may still be, page by page.
     *
     * @param kind the ordinal of its kind
     * @param within the quantum; less what makes {@code time} one on the tape, where it is none yet
     */
    boolean drops(long time, long frame, int kind, long within) {
        long[] pages = table;
        return time - pages[place(pages, frame) + LAST + kind] < within;
    }

    long quantum() {
        return quantum;
    }

    /** Whether an access is kept, at a time that is not before the last one's. */
    boolean keeps(long guest, long frame, boolean write) {
        int at = place(table, frame);
        if (guest - table[at + (write ? LAST_WRITE : LAST_READ)] < quantum) {
            return false;
        }
        keep(at, guest, frame, write);
        return true;
    }

    /** Where the frame is, or would be. */
    private static int place(long[] table, long frame) {
        int last = table.length - WIDTH;
        int at = FrameNumbers.spread(frame) * WIDTH & last;
        while (table[at] != frame && table[at + LAST_READ] != NEVER) {
            at = at + WIDTH & last;
        }
        return at;
    }

    private void keep(int at, long guest, long frame, boolean write) {
        if (table[at + LAST_READ] == NEVER) {
            places[known++] = at;
            table[at] = frame;
        }
        table[at + LAST_READ] = guest;
        table[at + LAST_FETCH] = guest;
        if (write) {
            table[at + LAST_WRITE] = guest;
        }
        if (known == places.length) {
            forgetOld(guest);
        }
    }

    /** Keeps what may still make it drop an access, with room for as much again. */
    private void forgetOld(long now) {
        int left = 0;
        for (int at : places) {
            if (now - table[at + LAST_READ] < quantum) {
                System.arraycopy(table, at, entries, WIDTH * left, WIDTH);
                left++;
            }
            clear(at);
        }
        long[] keptEntries = entries;
        if (2 * left > known) {
            makeRoom(2 * known);
        }
        known = 0;
        for (int entry = 0; entry < WIDTH * left; entry += WIDTH) {
            int at = place(table, keptEntries[entry]);
            System.arraycopy(keptEntries, entry, table, at, WIDTH);
            places[known++] = at;
        }
    }
}
