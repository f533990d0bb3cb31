package tandem.engine;

import java.util.Arrays;

/** How long the target's vCPUs stalled. */
public final class Stalls {
    private final long[] sorted;
    private final long sum;

    private Stalls(long[] sorted) {
        this.sorted = sorted;
        this.sum = Arrays.stream(sorted).sum();
    }

    static Stalls of(long[] nanos, int count) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Stalls(sorted);
    }

    /** The sum over all vCPUs, in nanoseconds. */
    public long sum() {
        return sum;
    }

    /** How many stalls there were. */
    public int count() {
        return sorted.length;
    }

    /** The stall that {@code percent} per cent of all do not exceed (nearest rank), in nanoseconds; 0 without any. */
    public long percentile(int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) (((long) percent * sorted.length + 99) / 100);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** The longest, in nanoseconds; 0 without any. */
    public long max() {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    /** How many stalls took 2^k to 2^(k+1) − 1 ns, by k, up to the longest. */
    public long[] histogram() {
        long[] buckets = new long[sorted.length == 0 ? 0 : bucket(max()) + 1];
        for (long nanos : sorted) {
            buckets[bucket(nanos)]++;
        }
        return buckets;
    }

    private static int bucket(long nanos) {
        return 63 - Long.numberOfLeadingZeros(Math.max(nanos, 1));
    }
}
