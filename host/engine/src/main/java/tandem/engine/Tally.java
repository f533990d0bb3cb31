package tandem.engine;

import java.util.Arrays;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;

/** Counts the records of a trace, and finds its lowest and its highest address. */
final class Tally {
    private static final int COUNT_BITS = 16;
    private static final long MOST = (1 << COUNT_BITS) - 1;

    private final long[] records = new long[AccessKind.values().length];
    private long lowest = -1;
    private long highest;
    /** How many addresses there are from the lowest to the highest, of none or all 0. */
    private long width;

    void count(AccessKind kind) {
        records[kind.ordinal()]++;
    }

    /** Counts all of the batch: of each kind how many, side by side in one number. */
    void count(AccessBatch batch) {
        long counts = 0;
        for (int at = 0; at < batch.count(); at++) {
            counts += 1L << (batch.kindOrdinal(at) * COUNT_BITS);
        }
        for (int kind = 0; kind < records.length; kind++) {
            records[kind] += counts >>> (kind * COUNT_BITS) & MOST;
        }
    }

    /** Takes the address of a record that is counted; of those that are {@link #spans spanned} already it need not. */
    void reach(long address) {
        if (!spans(address)) {
            widen(address);
        }
    }

    /** Whether the address lies between others that were reached. */
    boolean spans(long address) {
        return Long.compareUnsigned(address - lowest, width) < 0;
    }

    private void widen(long address) {
        lowest = Long.compareUnsigned(address, lowest) < 0 ? address : lowest;
        highest = Long.compareUnsigned(address, highest) > 0 ? address : highest;
        width = highest - lowest + 1;
    }

    /** What a tape knows of a trace of so many equal laps, whose accesses were to so many pages more than one each. */
    TapeCounts counts(int laps, long morePages, long kept, boolean guestPhysical) {
        long pageAccesses = Arrays.stream(records).sum() + morePages;
        long modified = records[AccessKind.MODIFY.ordinal()] / laps;
        long reads = records[AccessKind.READ.ordinal()] / laps + modified;
        long writes = records[AccessKind.WRITE.ordinal()] / laps + modified;
        long fetches = records[AccessKind.FETCH.ordinal()] / laps;
        long all = reads + writes + fetches - modified;
        return new TapeCounts(all, reads, writes, fetches, pageAccesses, kept, lowest, highest, guestPhysical);
    }
}
