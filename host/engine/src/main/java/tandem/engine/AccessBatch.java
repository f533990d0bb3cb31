package tandem.engine;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Accesses that follow each other in a trace, all with times or all without, in columns. */
final class AccessBatch {
    private static final AccessKind[] KINDS = AccessKind.values();
    private static final int CAPACITY = 4096;

    private final long[] times = new long[CAPACITY];
    private final int[] vcpus = new int[CAPACITY];
    private final long[] addresses = new long[CAPACITY];
    private final long[] sizes = new long[CAPACITY];
    /** The ordinals of the kinds: a collector makes the store of a reference dear. */
    private final byte[] kinds = new byte[CAPACITY];

    private int count;
    private boolean timed;

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    /** Whether an access with a time, or without, may be added to those that are there. */
    boolean suits(boolean withTime) {
        return timed == withTime || count == 0;
    }

    void add(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        timed = true;
        times[count] = timeNanos;
        fill(vcpu, address, sizeBytes, kind);
    }

    void add(int vcpu, long address, long sizeBytes, AccessKind kind) {
        timed = false;
        fill(vcpu, address, sizeBytes, kind);
    }

    private void fill(int vcpu, long address, long sizeBytes, AccessKind kind) {
        int at = count;
        vcpus[at] = vcpu;
        addresses[at] = address;
        sizes[at] = sizeBytes;
        kinds[at] = (byte) kind.ordinal();
        count = at + 1;
    }

    /** Passes them on, in their order, and forgets them. */
    void passTo(AccessSink sink) throws TraceException {
        int all = count;
        for (int at = 0; at < all && timed; at++) {
            sink.access(times[at], vcpus[at], addresses[at], sizes[at], KINDS[kinds[at]]);
        }
        for (int at = 0; at < all && !timed; at++) {
            sink.access(vcpus[at], addresses[at], sizes[at], KINDS[kinds[at]]);
        }
        count = 0;
    }
}
