package tandem.engine;

/**
 * Tells which accesses of one vCPU are left off the tape: those with a kept access to the same page, of the same kind or
 * a write, less than the quantum before. It knows the pages kept of late, no others, in an open hash table of four
 * numbers a page: its frame, when it was kept last, when it was kept last as written, and nothing.
 */
final class Coalescing {
    private static final long NEVER = Long.MIN_VALUE / 4;
    private static final int WIDTH = 4;
    private static final int KEPT = 1;
    private static final int WRITTEN = 2;
    private static final int MOST_FULL = 2;

    private final long quantum;
    private long[] table = table(512);
    private int known;

    Coalescing(long quantumNanos) {
        quantum = quantumNanos;
    }

    private static long[] table(int pages) {
        long[] empty = new long[WIDTH * pages];
        for (int at = 0; at < empty.length; at += WIDTH) {
            empty[at + KEPT] = NEVER;
            empty[at + WRITTEN] = NEVER;
        }
        return empty;
    }

    /** Whether an access is kept, at a time that is not before the last one's. */
    boolean keeps(long guest, long frame, boolean write) {
        int at = place(frame);
        if (guest - table[at + (write ? WRITTEN : KEPT)] < quantum) {
            return false;
        }
        keep(at, guest, frame, write);
        return true;
    }

    /** Where the frame is, or would be. */
    private int place(long frame) {
        int last = table.length - WIDTH;
        int at = FrameNumbers.spread(frame) * WIDTH & last;
        while (table[at] != frame && table[at + KEPT] != NEVER) {
            at = at + WIDTH & last;
        }
        return at;
    }

    private void keep(int at, long guest, long frame, boolean write) {
        if (table[at + KEPT] == NEVER) {
            known++;
            table[at] = frame;
        }
        table[at + KEPT] = guest;
        if (write) {
            table[at + WRITTEN] = guest;
        }
        if (MOST_FULL * WIDTH * known > table.length) {
            forgetOld(guest);
        }
    }

    /** Keeps what may still make it drop an access. */
    private void forgetOld(long now) {
        long[] all = table;
        int before = known;
        known = 0;
        for (int at = 0; at < all.length; at += WIDTH) {
            known += now - all[at + KEPT] < quantum ? 1 : 0;
        }
        table = table((2 * known > before ? 2 * all.length : all.length) / WIDTH);
        for (int at = 0; at < all.length; at += WIDTH) {
            if (now - all[at + KEPT] < quantum) {
                System.arraycopy(all, at, table, place(all[at]), WIDTH);
            }
        }
    }
}
