package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Writes down accesses, and checks that all or none have a time. What they may hold, the tape checks. */
final class HeardAccesses implements AccessSink {
    /** What it says when it refuses an access. */
    static final String REFUSAL = "no more of this";

    private final List<String> accesses = new ArrayList<>();
    private final int limit;
    private int refused;
    private boolean timed;
    private long reads;
    private long writes;
    private long fetches;
    private long highest;

    HeardAccesses() {
        this(Integer.MAX_VALUE);
    }

    /** Refuses what comes after {@code limit} accesses. */
    HeardAccesses(int limit) {
        this.limit = limit;
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        assertTrue(timed || accesses.isEmpty(), "an access with time follows one without");
        timed = true;
        hear(timeNanos + " ns", vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        assertFalse(timed, "an access without time follows one with it");
        hear("", vcpu, address, sizeBytes, kind);
    }

    private void hear(String time, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (accesses.size() == limit) {
            refused++;
            throw new TraceException(REFUSAL);
        }
        accesses.add(kind + " " + Long.toHexString(address) + " " + sizeBytes + " vCPU " + vcpu + " " + time);
        reads += kind == AccessKind.READ || kind == AccessKind.MODIFY ? 1 : 0;
        writes += kind == AccessKind.WRITE || kind == AccessKind.MODIFY ? 1 : 0;
        fetches += kind == AccessKind.FETCH ? 1 : 0;
        highest = Long.compareUnsigned(address, highest) > 0 ? address : highest;
    }

    /** The accesses as text, in order. */
    List<String> all() {
        return accesses;
    }

    SampleCounts counts() {
        return new SampleCounts(accesses.size(), reads, writes, fetches);
    }

    /** How many it has refused. */
    int refused() {
        return refused;
    }

    /** The highest address, unsigned. */
    long highest() {
        return highest;
    }
}
