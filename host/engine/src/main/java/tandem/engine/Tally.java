package tandem.engine;

import java.util.Arrays;
import tandem.api.AccessKind;

/** Counts the records of a trace, and finds its lowest and its highest address. */
final class Tally {
    private final long[] records = new long[AccessKind.values().length];
    // signed numbers in the order of the unsigned ones
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    void count(long address, AccessKind kind) {
        records[kind.ordinal()]++;
        long signed = address + Long.MIN_VALUE;
        if (signed < lowest) {
            lowest = signed;
        }
        if (signed > highest) {
            highest = signed;
        }
    }

    /** What a tape knows of a trace of so many equal laps, whose accesses were to so many pages more than one each. */
    TapeCounts counts(int laps, long morePages, long kept, boolean guestPhysical) {
        long pageAccesses = Arrays.stream(records).sum() + morePages;
        long modified = records[AccessKind.MODIFY.ordinal()] / laps;
        long reads = records[AccessKind.READ.ordinal()] / laps + modified;
        long writes = records[AccessKind.WRITE.ordinal()] / laps + modified;
        long fetches = records[AccessKind.FETCH.ordinal()] / laps;
        long all = reads + writes + fetches - modified;
        return new TapeCounts(
                all,
                reads,
                writes,
                fetches,
                pageAccesses,
                kept,
                lowest - Long.MIN_VALUE,
                highest - Long.MIN_VALUE,
                guestPhysical);
    }
}
