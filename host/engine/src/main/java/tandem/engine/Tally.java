package tandem.engine;

import tandem.api.AccessKind;

/** Counts the records of a trace, and finds its lowest and its highest address. */
final class Tally {
    private static final int COUNT_BITS = 16;
    private static final int COUNT = (1 << COUNT_BITS) - 1;

    private final long[] records = new long[AccessKind.values().length];
    private long lowest = -1;
    private long highest;

    /** Counts the accesses of a batch, less than {@link #COUNT}. */
    void count(AccessBatch batch) {
        long low = lowest + Long.MIN_VALUE;
        long high = highest + Long.MIN_VALUE;
        long counts = 0;
        for (int i = 0; i < batch.count(); i++) {
            // signed numbers in the order of the unsigned ones
            long address = batch.address(i) + Long.MIN_VALUE;
            low = Math.min(low, address);
            high = Math.max(high, address);
            counts += 1L << (batch.kind(i) * COUNT_BITS);
        }
        lowest = low - Long.MIN_VALUE;
        highest = high - Long.MIN_VALUE;
        for (int kind = 0; kind < records.length; kind++) {
            records[kind] += (counts >>> (kind * COUNT_BITS)) & COUNT;
        }
    }

    /** What a tape with so many page accesses, of which so many were kept, knows of a trace of so many equal laps. */
    TapeCounts counts(int laps, long pageAccesses, long kept, boolean guestPhysical) {
        long modified = records[AccessKind.MODIFY.ordinal()] / laps;
        long reads = records[AccessKind.READ.ordinal()] / laps + modified;
        long writes = records[AccessKind.WRITE.ordinal()] / laps + modified;
        long fetches = records[AccessKind.FETCH.ordinal()] / laps;
        long all = reads + writes + fetches - modified;
        return new TapeCounts(all, reads, writes, fetches, pageAccesses, kept, lowest, highest, guestPhysical);
    }
}
