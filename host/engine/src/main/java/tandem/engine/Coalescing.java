package tandem.engine;

import tandem.api.AccessKind;

/**
 * Tells which accesses of one vCPU are left off the tape: those with a kept access to the same page, of the same kind or
 * a write, less than the quantum before. It knows the pages kept of late, no others, in an open hash table of four
 * numbers a page: its frame, when it was kept last, when it was kept last as written, and never.
 */
final class Coalescing {
    private static final long NEVER = Long.MIN_VALUE / 4;
    private static final int WIDTH = 4;
    private static final int KEPT = 1;
    private static final int WRITTEN = 2;
    private static final int BOTH = 3;

    /** What in an entry decides on an access of each kind; one that both reads and writes is never left off as a whole. */
    private static final int[] LAST_KEPT = {KEPT, WRITTEN, KEPT, BOTH};

    /** Slots for each page known: where two want the same one, the processor foretells wrongly, which is dear. */
    private static final int SLOTS = 16;

    private static final int FIRST_PAGES = 32;

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
        table = new long[WIDTH * SLOTS * pages];
        for (int at = 0; at < table.length; at += WIDTH) {
            clear(at);
        }
        places = new int[pages];
        entries = new long[WIDTH * pages];
    }

    private void clear(int at) {
        table[at + KEPT] = NEVER;
        table[at + WRITTEN] = NEVER;
        table[at + BOTH] = NEVER;
    }

    /** Whether an access is left off, as a look at the table tells; one that is not may still be, page by page. */
    boolean drops(long guest, long frame, AccessKind kind) {
        long[] pages = table;
        return guest - pages[place(pages, frame) + LAST_KEPT[kind.ordinal()]] < quantum;
    }

    /** Whether an access is kept, at a time that is not before the last one's. */
    boolean keeps(long guest, long frame, boolean write) {
        int at = place(table, frame);
        if (guest - table[at + (write ? WRITTEN : KEPT)] < quantum) {
            return false;
        }
        keep(at, guest, frame, write);
        return true;
    }

    /** Where the frame is, or would be. */
    private static int place(long[] table, long frame) {
        int last = table.length - WIDTH;
        int at = FrameNumbers.spread(frame) * WIDTH & last;
        while (table[at] != frame && table[at + KEPT] != NEVER) {
            at = at + WIDTH & last;
        }
        return at;
    }

    private void keep(int at, long guest, long frame, boolean write) {
        if (table[at + KEPT] == NEVER) {
            places[known++] = at;
            table[at] = frame;
        }
        table[at + KEPT] = guest;
        if (write) {
            table[at + WRITTEN] = guest;
        }
        if (known == places.length) {
            forgetOld(guest);
        }
    }

    /** Keeps what may still make it drop an access, with room for as much again. */
    private void forgetOld(long now) {
        int left = 0;
        for (int at : places) {
            if (now - table[at + KEPT] < quantum) {
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
