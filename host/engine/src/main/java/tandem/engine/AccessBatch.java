package tandem.engine;

import tandem.api.AccessKind;

/** Accesses as a format tells them: what the thread that reads hands to the one that writes the tape. */
final class AccessBatch {
    private static final int ACCESSES = 1 << 15;

    final long[] times = new long[ACCESSES];
    final long[] addresses = new long[ACCESSES];
    final long[] sizes = new long[ACCESSES];
    final int[] vcpus = new int[ACCESSES];

    /** The ordinals of their {@link AccessKind}s. */
    final byte[] kinds = new byte[ACCESSES];

    /** The access that was looked at last. */
    int place;

    private boolean timed;
    private int count;

    /** Adds an access; all of a batch are with a time, or without. */
    void add(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        times[count] = timeNanos;
        add(vcpu, address, sizeBytes, kind);
    }

    /** Adds an access without a time. */
    void add(int vcpu, long address, long sizeBytes, AccessKind kind) {
        int at = count++;
        addresses[at] = address;
        sizes[at] = sizeBytes;
        vcpus[at] = vcpu;
        kinds[at] = (byte) kind.ordinal();
    }

    /** Whether it can take an access that has a time, or one that has none. */
    boolean takes(boolean timedAccess) {
        return timed == timedAccess && count < ACCESSES;
    }

    /** Makes it empty, for accesses with a time or for such without. */
    void clear(boolean timedAccesses) {
        timed = timedAccesses;
        count = 0;
    }

    /** Where the accesses from {@code from} on cease to be of one vCPU. */
    int endOfRun(int from) {
        int at = from + 1;
        while (at < count && vcpus[at] == vcpus[from]) {
            at++;
        }
        return at;
    }

    boolean isTimed() {
        return timed;
    }

    int count() {
        return count;
    }
}
