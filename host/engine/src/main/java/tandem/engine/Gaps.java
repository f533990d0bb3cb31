package tandem.engine;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The stretches of guest time without an access of any vCPU. They are the tape's: what coalescing left off would make
 * each shorter by less than the quantum.
 */
public final class Gaps {
    private static final int MOST_NAMED = 5;
    private static final Comparator<Gap> LONGEST_FIRST =
            Comparator.comparingLong(Gap::lengthNanos).reversed().thenComparingLong(Gap::fromNanos);

    private final long longNanos;
    private final PriorityQueue<Gap> longest = new PriorityQueue<>(LONGEST_FIRST.reversed());
    private long lastGuest;
    private long count;
    private long totalNanos;

    private Gaps(long longNanos) {
        this.longNanos = longNanos;
    }

    /**
     * A gap.
     *
     * @param fromNanos guest time of the access before it
     * @param lengthNanos guest time to the access after it
     */
    public record Gap(long fromNanos, long lengthNanos) {}

    /** The gaps of {@code tape}, of which those are long that last for {@code longNanos} of guest time or longer. */
    public static Gaps of(Tape tape, long longNanos) {
        Gaps gaps = new Gaps(longNanos);
        new LaneMerge(tape).into((guest, order, write, ordinal) -> gaps.until(guest));
        return gaps;
    }

    private void until(long guest) {
        long length = guest - lastGuest;
        if (length >= longNanos) {
            count++;
            totalNanos += length;
        }
        if (length > 0 && (longest.size() < MOST_NAMED || length > longest.element().lengthNanos)) {
            name(new Gap(lastGuest, length));
        }
        lastGuest = guest;
    }

    private void name(Gap gap) {
        longest.add(gap);
        if (longest.size() > MOST_NAMED) {
            longest.remove();
        }
    }

    /** How many are long. */
    public long count() {
        return count;
    }

    /** How long the long ones are together, in guest time. */
    public long totalNanos() {
        return totalNanos;
    }

    /** A few gaps, the longest first, of equal ones the earlier. */
    public List<Gap> longest() {
        return longest.stream().sorted(LONGEST_FIRST).toList();
    }
}
