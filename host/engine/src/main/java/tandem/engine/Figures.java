package tandem.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a replay, as {@code MODEL.md} §9 defines them. Times are nanoseconds.
 *
 * @param pause when the guest was paused on the source
 * @param totalTime 0 to the later of the resume and the last page usable
 * @param downtime pause to resume
 * @param completion the last access of the tape executed
 * @param lostTime completion beyond that of a guest that stays: what the migration cost it
 * @param stalls the sum of the stalls, how many, and how long
 * @param hits first touches of pages that were usable
 * @param networkFaults first touches of pages that the wire had not taken
 * @param inflightWaits first touches of pages on their way
 * @param sharedWaits further stalls on a page asked for already
 * @param rounds the rounds before the pause
 * @param pagesAtPause pages that the target lacked at the pause
 * @param nonConvergence why the rounds did not leave as little as they were to leave; null where they did
 * @param pagesSent pages that crossed the wire
 * @param duplicates of them, those sent before
 * @param zeroPages of them, those of zeros
 * @param bytesSent bytes that crossed the wire to the target
 * @param cowCopies pre-images copied
 * @param cowPeakPages pre-images held at most
 * @param hintsUseful pages sent as a hint that were usable when first touched
 * @param hintsLate pages sent as a hint that were touched before
 * @param hintsUseless pages sent as a hint that were never touched
 * @param sourceCpu what the source executed after the pause, costs included
 * @param exposure pause to the last page usable: while the loss of either host loses the VM
 * @param progress guest time executed over wall time
 */
public record Figures(
        long pause,
        long totalTime,
        long downtime,
        long completion,
        long lostTime,
        Stalls stalls,
        long hits,
        long networkFaults,
        long inflightWaits,
        long sharedWaits,
        List<Round> rounds,
        long pagesAtPause,
        @Nullable NonConvergence nonConvergence,
        long pagesSent,
        long duplicates,
        long zeroPages,
        long bytesSent,
        long cowCopies,
        long cowPeakPages,
        long hintsUseful,
        long hintsLate,
        long hintsUseless,
        long sourceCpu,
        long exposure,
        Progress progress) {

    /**
     * A round of pre-copy.
     *
     * @param pages pages marked at its start
     * @param start when it started
     * @param end when the wire could take the next message after it
     * @param bytes bytes that the wire took in it
     */
    public record Round(long pages, long start, long end, long bytes) {}

    /** Whether the guest had made its last access before it was paused, so that the migration moved nothing that ran. */
    public boolean pausedAFinishedGuest() {
        return completion <= pause;
    }

    /**
     * The figures of the replay that {@code journal} is of; waits for its end where it is being written.
     *
     * @throws JournalFailedException where the replay failed
     */
    public static Figures of(BlockLog journal) {
        Timing timing = new Timing();
        JournalEnd end = JournalReader.read(journal, timing);
        Progress progress = Progress.of(journal, end, timing.lastInstant());
        return timing.figures(end, progress);
    }
}
