package tandem.api;

/**
 * An order in which to send pages, asked one page at a time. Whatever it answers is sent next, so an order may look at
 * what has happened since it was asked before.
 */
@FunctionalInterface
public interface PageOrder {
    /** The answer of an order that has no page to offer now. */
    int NONE = -1;

    /** The page to send next, or {@link #NONE}. */
    int next();

    /** The pages of {@code pages}, in that order, that are in {@code among} when their turn comes. */
    static PageOrder listed(int[] pages, PageSet among) {
        int[] next = {0};
        return () -> {
            while (next[0] < pages.length && !among.contains(pages[next[0]])) {
                next[0]++;
            }
            return next[0] < pages.length ? pages[next[0]] : NONE;
        };
    }

    /** This order where it has a page to offer, else {@code other}. */
    default PageOrder then(PageOrder other) {
        return () -> {
            int page = next();
            return page == NONE ? other.next() : page;
        };
    }
}
