package tandem.engine;

/**
 * Why the rounds of a pre-copy did not leave as little as they were to leave, and what would have let them.
 *
 * @param rounds how many there were
 * @param pagesInLast pages marked at the start of the last of them
 * @param pagesLeft pages marked at its end
 * @param dirtyRate bytes a second at which the guest marked those in the last round, at what a page cost in it
 * @param bandwidth bytes a second that the sender can send
 * @param leastLeftAfter the first round after which the fewest pages were marked
 * @param leastLeft pages marked then: had as many been few enough, the rounds would have ended there
 * @param leastLeftNanos how long they take to be sent whole
 */
public record NonConvergence(
        int rounds,
        long pagesInLast,
        long pagesLeft,
        long dirtyRate,
        long bandwidth,
        int leastLeftAfter,
        long leastLeft,
        long leastLeftNanos) {

    /** Whether the guest dirtied as fast as the sender can send, or faster, so that rounds do not get shorter. */
    public boolean isOutrun() {
        return dirtyRate >= bandwidth;
    }

    /** By how many per cent the guest would have to be slowed, at the least, to be no longer {@linkplain #isOutrun}. */
    public int leastThrottlePercent() {
        return isOutrun() ? (int) Math.max(1, 100 - 100 * bandwidth / dirtyRate) : 0;
    }
}
