package tandem.engine;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Accesses as a format tells them, handed from the thread that reads to another. */
final class AccessBatch {
    private static final int ACCESSES = 1 << 15;
    private static final int WIDTH = 4;
    private static final int TIME = 0;
    private static final int ADDRESS = 1;
    private static final int SIZE = 2;
    private static final int VCPU_AND_KIND = 3;
    private static final int KIND_BITS = 2;
    private static final AccessKind[] KINDS = AccessKind.values();
    private static final int KIND = (1 << KIND_BITS) - 1;

    /** Four numbers of each access, side by side. */
    private final long[] numbers = new long[WIDTH * ACCESSES];

    private boolean timed;
    private int count;
    private int passed;

    /** Adds an access; all of a batch have a time, or none. */
    void add(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        int at = WIDTH * count;
        numbers[at + TIME] = timeNanos;
        numbers[at + ADDRESS] = address;
        numbers[at + SIZE] = sizeBytes;
        numbers[at + VCPU_AND_KIND] = (long) vcpu << KIND_BITS | kind.ordinal();
        count++;
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

    /** Passes its accesses on. */
    void passTo(AccessSink sink) throws TraceException {
        for (passed = 0; passed < count; passed++) {
            int at = WIDTH * passed;
            int vcpu = (int) (numbers[at + VCPU_AND_KIND] >> KIND_BITS);
            AccessKind kind = KINDS[(int) numbers[at + VCPU_AND_KIND] & KIND];
            if (timed) {
                sink.access(numbers[at + TIME], vcpu, numbers[at + ADDRESS], numbers[at + SIZE], kind);
            } else {
                sink.access(vcpu, numbers[at + ADDRESS], numbers[at + SIZE], kind);
            }
        }
    }

    /** How many of its accesses were passed on, before one that was refused. */
    int passed() {
        return passed;
    }
}
