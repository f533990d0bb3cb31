package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tandem.api.AccessKind;
import tandem.api.AccessSink;

/** Writes down accesses, and checks what each format owes its sink. */
final class HeardAccesses implements AccessSink {
    private final List<String> accesses = new ArrayList<>();
    private final Map<Integer, Long> lastTimes = new HashMap<>();
    private boolean timed;
    private long reads;
    private long writes;
    private long fetches;
    private long highest;

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        assertTrue(timed || accesses.isEmpty(), "an access with time follows one without");
        timed = true;
        Long before = lastTimes.put(vcpu, timeNanos);
        assertTrue(before == null || before <= timeNanos, "the time of vCPU " + vcpu + " goes backwards");
        hear(timeNanos + " ns", vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
        assertEquals(false, timed, "an access without time follows one with it");
        hear("", vcpu, address, sizeBytes, kind);
    }

    private void hear(String time, int vcpu, long address, long sizeBytes, AccessKind kind) {
        assertTrue(vcpu >= 0, "vCPU " + vcpu + " is negative");
        assertTrue(sizeBytes >= 0, "a size of " + sizeBytes + " bytes is negative");
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

    /** The highest address, unsigned. */
    long highest() {
        return highest;
    }
}
