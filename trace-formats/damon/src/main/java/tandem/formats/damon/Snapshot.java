package tandem.formats.damon;

import tandem.api.TraceException;

/** The lines of one snapshot, which are to be as many as each of them says. perf may repeat one, or lose some. */
final class Snapshot {
    /** Between two snapshots, at least; the kernel writes the lines of one without a pause. */
    private static final long PAUSE_NANOS = 1_000_000;

    private final long firstLine;
    private final long regions;
    private long read;
    private long lastStart;
    private long lastEnd;
    private long lastNanos;

    /** One of so many regions. */
    Snapshot(long firstLine, long regions) {
        this.firstLine = firstLine;
        this.regions = regions;
    }

    /** Whether it is the region read last, once more. A snapshot of one region may be followed by its like. */
    boolean repeats(long saidRegions, long start, long end, long nanos) {
        return saidRegions == regions
                && regions > 1
                && start == lastStart
                && end == lastEnd
                && nanos - lastNanos < PAUSE_NANOS;
    }

    /** Whether a line is one of this snapshot: its regions ascend. */
    boolean goesOn(long saidRegions, long start, long nanos) {
        return saidRegions == regions
                && Long.compareUnsigned(start, lastEnd) >= 0
                && (read < regions || nanos - lastNanos < PAUSE_NANOS);
    }

    void add(long start, long end, long nanos) throws TraceException {
        if (read == regions) {
            throw new TraceException("there are more regions than the snapshot's nr_regions says");
        }
        read++;
        lastStart = start;
        lastEnd = end;
        lastNanos = nanos;
    }

    boolean isWhole() {
        return read == regions;
    }

    @Override
    public String toString() {
        return "of line " + firstLine + ", with " + read + " of its " + regions + " regions";
    }
}
