package tandem.engine;

/** Pages that the wire has taken, and their bytes. */
final class Sends {
    private static final int WHOLE = 100;

    private final long[] pagesAtPercent = new long[WHOLE + 1];
    private long zeroPages;

    void add(int percent, boolean zero) {
        if (zero) {
            zeroPages++;
        } else {
            pagesAtPercent[percent]++;
        }
    }

    long zeroPages() {
        return zeroPages;
    }

    /** All pages, zero or not. */
    long pages() {
        long pages = zeroPages;
        for (long some : pagesAtPercent) {
            pages += some;
        }
        return pages;
    }

    long bytes(JournalEnd end) {
        return zeroPages * JournalEnd.ZERO_PAGE_BYTES + dataBytes(end);
    }

    /** What {@code pages} pages cost that are none of zeros, each as much as one of these did. */
    long bytesOf(long pages, JournalEnd end) {
        long data = pages() - zeroPages;
        return data == 0
                ? pages * (end.pageBytes() + end.headerBytes())
                : Math.round((double) dataBytes(end) / data * pages);
    }

    private long dataBytes(JournalEnd end) {
        long bytes = 0;
        for (int percent = 1; percent <= WHOLE; percent++) {
            bytes += pagesAtPercent[percent] * JournalEnd.bytesOf(percent, end.pageBytes(), end.headerBytes());
        }
        return bytes;
    }
}
