package tandem.engine;

import tandem.api.PageOrder;
import tandem.api.PageSet;

/** A set of pages as bits, with a bit above for each word that has any: the next page is found in a few steps. */
final class PageBits implements PageSet {
    private final long[][] levels;
    private int size;

    PageBits(int pages) {
        int depth = 1;
        for (int words = words(pages); words > 1; words = words(words)) {
            depth++;
        }
        levels = new long[depth][];
        int bits = pages;
        for (int level = 0; level < depth; level++) {
            levels[level] = new long[Math.max(1, words(bits))];
            bits = words(bits);
        }
    }

    private static int words(int bits) {
        return (int) ((bits + 63L) >>> 6);
    }

    void addAll(int pages) {
        for (int page = 0; page < pages; page++) {
            add(page);
        }
    }

    boolean add(int page) {
        if (contains(page)) {
            return false;
        }
        int bit = page;
        for (long[] level : levels) {
            level[bit >>> 6] |= 1L << bit;
            bit >>>= 6;
        }
        size++;
        return true;
    }

    boolean remove(int page) {
        if (!contains(page)) {
            return false;
        }
        int bit = page;
        for (long[] level : levels) {
            level[bit >>> 6] &= ~(1L << bit);
            if (level[bit >>> 6] != 0) {
                break;
            }
            bit >>>= 6;
        }
        size--;
        return true;
    }

    void clear() {
        for (int page = first(); page != PageOrder.NONE; page = next(page + 1)) {
            remove(page);
        }
    }

    /** The pages in it, ascending. */
    int[] toArray() {
        int[] pages = new int[size];
        int count = 0;
        for (int page = first(); page != PageOrder.NONE; page = next(page + 1)) {
            pages[count++] = page;
        }
        return pages;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean contains(int page) {
        return (levels[0][page >>> 6] & (1L << page)) != 0;
    }

    @Override
    public int next(int from) {
        int bit = Math.max(from, 0);
        for (int level = 0; level < levels.length; level++) {
            int word = bit >>> 6;
            if (word >= levels[level].length) {
                return PageOrder.NONE;
            }
            long rest = levels[level][word] & (-1L << bit);
            if (rest != 0) {
                return descend(level, (word << 6) + Long.numberOfTrailingZeros(rest), true);
            }
            bit = word + 1;
        }
        return PageOrder.NONE;
    }

    @Override
    public int previous(int from) {
        int bit = (int) Math.min(from, 64L * levels[0].length - 1);
        for (int level = 0; level < levels.length && bit >= 0; level++) {
            int word = bit >>> 6;
            long rest = levels[level][word] & (-1L >>> (63 - (bit & 63)));
            if (rest != 0) {
                return descend(level, (word << 6) + 63 - Long.numberOfLeadingZeros(rest), false);
            }
            bit = word - 1;
        }
        return PageOrder.NONE;
    }

    private int descend(int from, int found, boolean lowest) {
        int bit = found;
        for (int level = from - 1; level >= 0; level--) {
            long word = levels[level][bit];
            bit = (bit << 6) + (lowest ? Long.numberOfTrailingZeros(word) : 63 - Long.numberOfLeadingZeros(word));
        }
        return bit;
    }
}
