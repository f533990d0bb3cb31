package tandem.formats.damon;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Makes accesses of the regions of one target's snapshots. */
final class Regions {
    private static final long MOST_BYTES_AT_ONCE = 1L << 30;
    private static final long MOST_BYTES = 1L << 44;

    private final boolean anyTarget;
    private String target;
    private long nanos;
    private boolean wanted;

    /** Of the target of that name, or, where it is empty, of the only one. */
    Regions(String target) {
        this.target = target;
        anyTarget = target.isEmpty();
    }

    /** Whether a target's regions are to be read. */
    boolean wants(String name) throws TraceException {
        if (anyTarget && target.isEmpty()) {
            target = name;
        }
        if (anyTarget && !target.equals(name)) {
            throw new TraceException("several targets were watched, whose addresses are of different processes: choose"
                    + " one, for example --option damon.target=" + target + " or --option damon.target=" + name);
        }
        return target.equals(name);
    }

    /** What follows are the regions of a snapshot. */
    void snapshot(String name, long atNanos) throws TraceException {
        nanos = atNanos;
        wanted = wants(name);
    }

    /** A region in which {@code samples} found accesses; -1 in one that damo made up. */
    void region(long start, long end, long samples, AccessSink sink) throws TraceException {
        if (Long.compareUnsigned(end, start) < 0 || (end == start && samples > 0)) {
            throw new TraceException("a region from " + Long.toUnsignedString(start) + " to "
                    + Long.toUnsignedString(end) + " cannot be");
        }
        if (!wanted || samples <= 0) {
            return;
        }
        if (Long.compareUnsigned(end - start, MOST_BYTES) > 0) {
            throw new TraceException("a region in use of " + Long.toUnsignedString(end - start) + " bytes, from "
                    + Long.toUnsignedString(start) + ", is more than any machine has: the trace is damaged");
        }
        for (long from = start; from != end; ) {
            long sizeBytes = Long.compareUnsigned(end - from, MOST_BYTES_AT_ONCE) < 0 ? end - from : MOST_BYTES_AT_ONCE;
            sink.access(nanos, 0, from, sizeBytes, AccessKind.READ);
            from += sizeBytes;
        }
    }
}
