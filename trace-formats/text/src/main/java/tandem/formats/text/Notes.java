package tandem.formats.text;

/** What users must know of some traces to read their figures right. */
final class Notes {
    static final String CACHED =
            "recorded behind the processor's caches: accesses that hit a cache are missing, so pages"
                    + " seem to be used less, and dirtied later, than they were";
    static final String DISK = "requests to a disk, not accesses to memory: the figures tell how strategies bear such a"
            + " load, not what migrating that machine would cost";
    static final String OBJECTS =
            "requests for objects, each taken for a page of its own: the figures tell how strategies"
                    + " bear such a load, not what migrating that machine would cost";
    static final String FIRST_TOUCHES = "page faults show the first touch of a page only: good for the order in which"
            + " pages are needed (post-copy, concurrent-queue), but pre-copy and hybrid look better than they are, for"
            + " later writes are missing";

    private Notes() {}
}
