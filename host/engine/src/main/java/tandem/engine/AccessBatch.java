package tandem.engine;

import tandem.api.AccessKind;

/** Accesses as a format tells them: what the thread that reads hands to the one that writes the tape. */
final class AccessBatch {
    private static final int ACCESSES = 1 << 15;
    private static final int WIDTH = 4;
    private static final int TIME = 0;
    private static final int ADDRESS = 1;
    private static final int SIZE = 2;
    private static final int VCPU_AND_KIND = 3;
    private static final int KIND_BITS = 2;
    private static final int KIND = (1 << KIND_BITS) - 1;

    /** The access that was looked at last. */
    int place;

    /** Four numbers of each access, side by side. */
    private final long[] numbers = new long[WIDTH * ACCESSES];

    private boolean timed;
    private int count;

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

    boolean isTimed() {
        return timed;
    }

    int count() {
        return count;
    }

    long time(int at) {
        return numbers[WIDTH * at + TIME];
    }

    void setTime(int at, long nanos) {
        numbers[WIDTH * at + TIME] = nanos;
    }

    long address(int at) {
        return numbers[WIDTH * at + ADDRESS];
    }

    long sizeBytes(int at) {
        return numbers[WIDTH * at + SIZE];
    }

    int vcpu(int at) {
        return (int) (numbers[WIDTH * at + VCPU_AND_KIND] >> KIND_BITS);
    }

    /** The ordinal of its {@link AccessKind}. */
    int kind(int at) {
        return (int) numbers[WIDTH * at + VCPU_AND_KIND] & KIND;
    }

    /** Where the accesses from {@code from} on cease to be of one vCPU. */
    int endOfRun(int from) {
        int at = from + 1;
        while (at < count && vcpu(at) == vcpu(from)) {
            at++;
        }
        return at;
    }
}
