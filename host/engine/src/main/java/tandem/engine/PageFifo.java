package tandem.engine;

import java.util.Arrays;

/** Pages in the order in which they came, each with the time at which it counts. */
final class PageFifo {
    private int[] pages = new int[64];
    private long[] times = new long[64];
    private int first;
    private int end;

    void add(int page, long time) {
        if (end == pages.length) {
            int count = end - first;
            boolean roomInFront = first > count;
            int[] toPages = roomInFront ? pages : new int[2 * pages.length];
            long[] toTimes = roomInFront ? times : Arrays.copyOf(times, toPages.length);
            System.arraycopy(pages, first, toPages, 0, count);
            System.arraycopy(times, first, toTimes, 0, count);
            pages = toPages;
            times = toTimes;
            first = 0;
            end = count;
        }
        pages[end] = page;
        times[end++] = time;
    }

    boolean isEmpty() {
        return first == end;
    }

    int page() {
        return pages[first];
    }

    long time() {
        return times[first];
    }

    void drop() {
        first++;
    }
}
