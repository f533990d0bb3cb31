package tandem.engine;

import java.util.Arrays;

/**
 * The pages that a block writes, by rank in order of first touch, and to be found by their number: tables that are made
 * when one first asks.
 */
final class WrittenPages {
    /** No page that the block writes. */
    static final int NONE = -1;

    private static final int SPREAD = 0x9E3779B9;

    private final LaneReader reader;
    private int[] rankAt = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int shift;
    private int lastSlot;
    private boolean made;

    WrittenPages(LaneReader reader) {
        this.reader = reader;
    }

    /** Another block has been loaded. */
    void forget() {
        made = false;
    }

    /** Makes the tables for the loaded block, if they are not. */
    void make() {
        if (made) {
            return;
        }
        made = true;
        clear(Integer.highestOneBit(2 * reader.written + 1) << 1);
        for (int rank = 0; rank < reader.written; rank++) {
            rankAt[slot(page(rank))] = rank;
        }
        reader.readWrites(first, last);
    }

    private void clear(int slots) {
        if (rankAt.length < slots) {
            rankAt = new int[slots];
            first = new int[slots];
            last = new int[slots];
        }
        Arrays.fill(rankAt, 0, slots, NONE);
        shift = Integer.numberOfLeadingZeros(slots) + 1;
        lastSlot = slots - 1;
    }

    /** The rank of {@code page}, or {@link #NONE}. */
    int find(int page) {
        return rankAt[slot(page)];
    }

    /** Which access is the first write to it. */
    int first(int rank) {
        return first[rank];
    }

    /** Which access is the last write to it. */
    int last(int rank) {
        return last[rank];
    }

    /** Where the page stands, or the free place for it. */
    private int slot(int page) {
        int slot = (page * SPREAD) >>> shift;
        while (rankAt[slot] != NONE && page(rankAt[slot]) != page) {
            slot = (slot + 1) & lastSlot;
        }
        return slot;
    }

    private int page(int rank) {
        return reader.pages[reader.writtenEntries[rank]];
    }
}
