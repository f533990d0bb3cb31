package tandem.api;

/** A set of pages that changes while the replay goes on; read only for strategies. */
public interface PageSet {
    /** How many pages are in it. */
    int size();

    /** Whether {@code page} is in it. */
    boolean contains(int page);

    /** The lowest page in it that is at least {@code from} (which may lie outside 0..N), or {@link PageOrder#NONE}. */
    int next(int from);

    /** The highest page in it that is at most {@code from} (which may lie outside 0..N), or {@link PageOrder#NONE}. */
    int previous(int from);

    /** The lowest page in it, or {@link PageOrder#NONE}. */
    default int first() {
        return next(0);
    }

    /** The lowest page in it that is at least {@code from}, else the lowest of all, or {@link PageOrder#NONE}. */
    default int nextWrapping(int from) {
        int page = next(from);
        return page == PageOrder.NONE ? first() : page;
    }

    /** Whether it holds no page. */
    default boolean isEmpty() {
        return size() == 0;
    }
}
