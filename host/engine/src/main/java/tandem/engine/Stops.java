package tandem.engine;

import java.util.Arrays;

/**
 * Where in a block a lane may have to stop: at the first touch and the first write of each page that is watched when the
 * block is entered. No later access can matter: if a first touch does, it either changes what is watched or waits until
 * the page is there. Where a page is watched for writes again, its next write is added.
 */
final class Stops {
    private final LaneReader reader;
    private final long[] places = new long[TapeFormat.BLOCK_ACCESSES / Long.SIZE];
    /** At a place: twice the entry in the block's directory, and one more where its page is written there. */
    private int[] codeAt = new int[0];

    Stops(LaneReader reader) {
        this.reader = reader;
    }

    /** Finds them in the loaded block. */
    void find(byte[] watch) {
        clear();
        for (int entry = 0; entry < reader.entries; entry++) {
            if ((watch[reader.pages[entry]] & Lane.TOUCH) != 0) {
                add(reader.firstTouch(entry), 2 * entry);
            }
        }
        addWrites(watch);
    }

    /** Finds them where no page's touches are watched. */
    void findWrites(byte[] watch) {
        clear();
        addWrites(watch);
    }

    private void clear() {
        Arrays.fill(places, 0);
        if (codeAt.length < reader.count) {
            codeAt = new int[reader.count];
        }
    }

    private void addWrites(byte[] watch) {
        for (int rank = 0; rank < reader.written; rank++) {
            int entry = reader.writtenEntries[rank];
            if ((watch[reader.pages[entry]] & (Lane.TOUCH | Lane.WRITE)) != 0) {
                addWrite(reader.firstWrite(entry, rank), entry);
            }
        }
    }

    /** Stops at a write to the page of {@code entry} too. */
    void addWrite(int access, int entry) {
        add(access, 2 * entry + 1);
    }

    private void add(int access, int code) {
        places[access >>> 6] |= 1L << access;
        codeAt[access] = code;
    }

    /** The next one at {@code from} or later that is watched still, or the number of accesses; forgets those that are not. */
    int next(int from, byte[] watch) {
        long left = places[from >>> 6] >>> from << from;
        for (int word = from >>> 6; ; left = places[word]) {
            for (; left != 0; left &= left - 1) {
                int access = (word << 6) + Long.numberOfTrailingZeros(left);
                if (isWatched(access, watch)) {
                    return access;
                }
                places[word] &= ~(1L << access);
            }
            if (++word == places.length) {
                return reader.count;
            }
        }
    }

    private boolean isWatched(int access, byte[] watch) {
        return (watch[page(access)] & (writes(access) ? Lane.TOUCH | Lane.WRITE : Lane.TOUCH)) != 0;
    }

    /** The page at one. */
    int page(int access) {
        return reader.pages[codeAt[access] >>> 1];
    }

    /** Whether the page is written there. */
    boolean writes(int access) {
        return (codeAt[access] & 1) != 0;
    }
}
