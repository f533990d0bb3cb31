package tandem.bench;

import java.util.Arrays;

/** A cache of pages that drops the one not used for longest, over arrays: what any replay of all accesses must do. */
final class Lru {
    private final int[] newer;
    private final int[] older;
    private final boolean[] cached;
    private final int end;
    private final int capacity;
    private int size;

    /** For pages below {@code pages}, of which {@code capacity} fit. */
    Lru(int pages, int capacity) {
        this.end = pages;
        this.capacity = capacity;
        newer = new int[pages + 1];
        older = new int[pages + 1];
        cached = new boolean[pages];
        Arrays.fill(newer, end);
        Arrays.fill(older, end);
    }

    /** Uses these pages in turn; answers how many were not there. */
    long misses(int[] pages) {
        long misses = 0;
        for (int page : pages) {
            if (cached[page]) {
                unlink(page);
            } else {
                misses++;
                cached[page] = true;
                if (++size > capacity) {
                    int oldest = newer[end];
                    unlink(oldest);
                    cached[oldest] = false;
                    size--;
                }
            }
            append(page);
        }
        return misses;
    }

    private void unlink(int page) {
        newer[older[page]] = newer[page];
        older[newer[page]] = older[page];
    }

    private void append(int page) {
        int newest = older[end];
        newer[newest] = page;
        older[page] = newest;
        newer[page] = end;
        older[end] = page;
    }
}
