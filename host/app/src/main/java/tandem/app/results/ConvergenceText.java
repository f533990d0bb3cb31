package tandem.app.results;

import java.util.List;
import java.util.Locale;
import tandem.engine.NonConvergence;

/** Why rounds did not converge and what would have let them, for people. */
final class ConvergenceText {
    private ConvergenceText() {}

    static String of(NonConvergence why) {
        return String.format(
                Locale.ROOT,
                "%s left %s pages. In the last the guest dirtied %s, and the link takes %s. %s",
                why.rounds() == 1 ? "1 round" : why.rounds() + " rounds",
                Amounts.count(why.pagesLeft()),
                rate(why.dirtyRate()),
                rate(why.bandwidth()),
                cure(why));
    }

    private static String cure(NonConvergence why) {
        String limit = String.format(
                Locale.ROOT,
                "It would have ended by itself after round %d with %s pages, %s of sending, allowed to be left",
                why.leastLeftAfter(),
                Amounts.count(why.leastLeft()),
                Amounts.times(List.of(why.leastLeftNanos())).text(why.leastLeftNanos()));
        if (why.isOutrun()) {
            return String.format(
                    Locale.ROOT,
                    "%s; less needs a link of more than %s, or a guest slowed by %d %%, at the least.",
                    limit,
                    rate(why.dirtyRate()),
                    why.leastThrottlePercent());
        }
        return limit
                + (why.pagesLeft() < why.pagesInLast() ? "; rounds still got shorter, so more of them may do." : ".");
    }

    private static String rate(long bytesPerSecond) {
        return String.format(Locale.ROOT, "%,.3f MB/s", bytesPerSecond / 1e6);
    }
}
