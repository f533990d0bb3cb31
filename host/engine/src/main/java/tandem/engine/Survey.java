package tandem.engine;

/**
 * A block of which a lane knows the directory, and runs from one access that can matter to the next. The writes are
 * counted when it is left; until then it tells how many of them lie before an access.
 */
final class Survey {
    private final LaneReader reader;
    private final Stops stops;
    private final WrittenPages written;
    private final WriteChains chains;
    private int reached;

    Survey(LaneReader reader) {
        this.reader = reader;
        this.stops = new Stops(reader);
        this.written = new WrittenPages(reader);
        this.chains = new WriteChains(reader);
    }

    /** Begins the loaded block, in which writes are counted and no page's touches are watched, or nothing is counted. */
    void begin(byte[] watch, boolean counted) {
        written.forget();
        chains.forget();
        reached = 0;
        if (counted) {
            stops.findWrites(watch);
        } else {
            stops.find(watch);
        }
    }

    /** Where it may have to stop. */
    Stops stops() {
        return stops;
    }

    /** The first access at {@code from} or later that is later than {@code guestNanos}; neither is ever less than before. */
    int reached(int from, long guestNanos) {
        reached = Math.max(reached, from);
        while (reached < reader.count && reader.guest(reached) <= guestNanos) {
            reached++;
        }
        return reached;
    }

    /** How many writes to {@code page} lie before what {@link #reached} answers. */
    int writesBefore(int page, int from, long guestNanos) {
        written.make();
        int rank = written.find(page);
        if (rank == WrittenPages.NONE) {
            return 0;
        }
        int entry = reader.writtenEntries[rank];
        int access = reached(from, guestNanos);
        if (access <= written.first(rank)) {
            return 0;
        }
        return access > written.last(rank) ? reader.writes[entry] : chains.before(entry, access);
    }

    /** Stops at the next write to {@code page} from there on; answers which that is, or the number of accesses. */
    int watch(int page, int from, long guestNanos) {
        written.make();
        int rank = written.find(page);
        return rank == WrittenPages.NONE ? reader.count : watchRank(rank, reached(from, guestNanos));
    }

    /** Stops at the next write to each page from there on; answers which the first is, or the number of accesses. */
    int watchAll(int from, long guestNanos) {
        written.make();
        int access = reached(from, guestNanos);
        int first = reader.count;
        for (int rank = 0; rank < reader.written; rank++) {
            first = Math.min(first, watchRank(rank, access));
        }
        return first;
    }

    private int watchRank(int rank, int from) {
        int next = nextWrite(rank, from);
        if (next < reader.count) {
            stops.addWrite(next, reader.writtenEntries[rank]);
        }
        return next;
    }

    private int nextWrite(int rank, int from) {
        if (from <= written.first(rank)) {
            return written.first(rank);
        }
        return from > written.last(rank) ? reader.count : chains.next(reader.writtenEntries[rank], from);
    }

    /** Counts all writes. */
    void count(int[] versions) {
        for (int rank = 0; rank < reader.written; rank++) {
            int entry = reader.writtenEntries[rank];
            versions[reader.pages[entry]] += reader.writes[entry];
        }
    }

    /** Counts the writes before {@code access}; the block is to be decoded. */
    void countBefore(int access, int[] versions) {
        for (int i = 0; i < access; i++) {
            versions[reader.page(i)] += reader.codes[i] & 1;
        }
    }
}
