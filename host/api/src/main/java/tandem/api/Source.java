package tandem.api;

/**
 * The host that the guest leaves, as its migration thread sees it.
 *
 * <p>A migration thread looks up from its work only when the wire can take a message. So each question asked here or of
 * the {@link Wire} first waits for that instant: both hosts execute up to it, inclusive, and the answer is what the
 * source knows then. Asking again without sending anything answers the same.
 *
 * <p>Calls that are out of order, such as asking for marks where no log is on, throw {@link IllegalStateException}.
 */
public interface Source {
    /** How many pages the guest has; they are numbered 0 to {@code pages() − 1} in ascending address order. */
    int pages();

    /** The size of a page in bytes, without the wire's header. */
    int pageSizeBytes();

    /**
     * Turns the dirty log on, which marks every page. From here to the {@linkplain #pause() pause} a write to a page
     * that is not marked marks it, which costs the vCPU a trap; sending a page clears its mark.
     */
    void logDirty();

    /** The pages that are marked in the dirty log, live. Only between {@link #logDirty()} and {@link #pause()}. */
    PageSet marked();

    /** How often a page that was clean has been marked since the log was turned on, which marked no page so. */
    long marksMade();

    /**
     * Starts a round as QEMU does: the pages marked now, ascending; each keeps its mark until it is sent, so that a
     * write before that is absorbed. Starting a round declares that pages may be sent again: once in each round and
     * once after the pause.
     */
    PageOrder startRound();

    /**
     * Starts a round as Xen does: the pages marked now, ascending, all marks cleared at once. A page that {@link
     * #marked()} contains when its turn comes has been written again since.
     */
    PageOrder startRoundClearingMarks();

    /**
     * Has the log be a bitmap that is read now and then, as QEMU's emulation does. From the first call on, {@link
     * #marked()} is what was written up to the last call and has not been sent since. A later write is collected apart:
     * the next call marks its page, or the {@link #pause()}, even if the page was sent in between. Each call starts a
     * round: it declares that pages may be sent again, once after it.
     */
    void synchronise();

    /** Slows the guest to {@code 100 − percent} per cent of the source's speed, at least 1 per cent, from now on. */
    void throttle(int percent);

    /** Pauses the guest on the source and turns the dirty log off. To be called once. */
    default void pause() {
        pause(true);
    }

    /**
     * As {@link #pause()}, at the end of the rounds of a pre-copy: {@code converged} tells whether they have left as
     * little as they were to leave. Where they have not, because their number or their rate has a limit, the results say
     * that the strategy did not converge, and what would have let it.
     */
    void pause(boolean converged);

    /**
     * The pages that the target lacks, live: those that are marked and those that were never sent. Only after the
     * {@link #pause()}; a page leaves the set when it is sent and none joins it.
     */
    PageSet missing();

    /**
     * Lets the guest run on at the source from the pause: concurrent execution. Each {@linkplain #missing() missing}
     * page keeps its pre-image, so that what is sent is what the source held when it paused.
     *
     * @return the missing pages that the source has touched since the pause, in order of first touch
     */
    PageOrder runOn();

    /**
     * The pages that the guest touched before the migration began, in order of first touch: what a host that had watched
     * its guest would know. The warm-up is what the tape has before the rig's {@code start}. Where the run was given the
     * trace of an earlier run as a record, the order is that one's instead, as far as this guest has such pages.
     */
    int[] warmUpTouches();

    /**
     * The pages that the target will touch, in the order in which it will first touch them. Only after the {@link
     * #pause()}.
     *
     * @throws IllegalStateException where {@link MigrationStrategy#foreknowledge()} did not ask for
     *     {@link Foreknowledge#TARGET_TOUCHES}
     */
    int[] foresight();
}
