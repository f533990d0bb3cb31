package tandem.api;

import java.util.Arrays;

/**
 * Accesses that follow each other in a trace, all with times or all without, in columns. A format whose records come in
 * blocks passes them on by the batch, which takes less time than one by one, and fills the batch again.
 */
public final class AccessBatch {
    /** How many accesses it holds at most. */
    public static final int CAPACITY = 4096;

    private static final AccessKind[] KINDS = AccessKind.values();

    private final long[] times = new long[CAPACITY];
    private final int[] vcpus = new int[CAPACITY];
    private final long[] addresses = new long[CAPACITY];
    private final long[] sizes = new long[CAPACITY];
    /** The ordinals of the kinds: a collector makes the store of a reference dear. */
    private final byte[] kinds = new byte[CAPACITY];

    private boolean timed;
    private int count;

    /** Sets the access at {@code index}, below {@link #CAPACITY}, but for its time. */
    public void set(int index, int vcpu, long address, long sizeBytes, AccessKind kind) {
        vcpus[index] = vcpu;
        sizes[index] = sizeBytes;
        set(index, address, kind);
    }

    /** As the other, but for the vCPU and the size: they stay as they were set last at this index. */
    public void set(int index, long address, AccessKind kind) {
        addresses[index] = address;
        kinds[index] = (byte) kind.ordinal();
    }

    /** Sets the time at {@code index}, below {@link #CAPACITY}, of an access of those with times. */
    public void setTime(int index, long timeNanos) {
        times[index] = timeNanos;
    }

    /** Sets the vCPU and the size at every index. */
    public void setAll(int vcpu, long sizeBytes) {
        Arrays.fill(vcpus, vcpu);
        Arrays.fill(sizes, sizeBytes);
    }

    /** Makes the first {@code number} of those set the batch's accesses, with times or without. */
    public void holds(int number, boolean withTimes) {
        count = number;
        timed = withTimes;
    }

    /**
     * Sets {@code number} accesses, from {@code index} on, to those that {@code other} has from {@code from} on; to their
     * times as well where it holds accesses with times.
     */
    public void copy(int index, AccessBatch other, int from, int number) {
        System.arraycopy(other.times, from, times, index, other.timed ? number : 0);
        System.arraycopy(other.vcpus, from, vcpus, index, number);
        System.arraycopy(other.addresses, from, addresses, index, number);
        System.arraycopy(other.sizes, from, sizes, index, number);
        System.arraycopy(other.kinds, from, kinds, index, number);
    }

    /** How many accesses it holds. */
    public int count() {
        return count;
    }

    /** Whether they have times. */
    public boolean isTimed() {
        return timed;
    }

    /** When the access at {@code index} is, of those with times. */
    public long timeNanos(int index) {
        return times[index];
    }

    /** The vCPU of the access at {@code index}. */
    public int vcpu(int index) {
        return vcpus[index];
    }

    /** The address of the access at {@code index}. */
    public long address(int index) {
        return addresses[index];
    }

    /** How many bytes the access at {@code index} has. */
    public long sizeBytes(int index) {
        return sizes[index];
    }

    /** The kind of the access at {@code index}. */
    public AccessKind kind(int index) {
        return KINDS[kinds[index]];
    }

    /** The ordinal of the {@link #kind} at {@code index}: for tables by kind it is found in less time. */
    public int kindOrdinal(int index) {
        return kinds[index];
    }

    /** Passes the access at {@code index} on by itself. */
    public void pass(int index, AccessSink sink) throws TraceException {
        if (timed) {
            sink.access(times[index], vcpus[index], addresses[index], sizes[index], kind(index));
        } else {
            sink.access(vcpus[index], addresses[index], sizes[index], kind(index));
        }
    }
}
