package tandem.plugins.precopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Pre-copy as Xen does it: from the second round on all marks are cleared at once at the round's start, and a page that
 * is marked again when its turn comes is skipped. The guest is paused when fewer than a fixed number of pages are marked,
 * or after the last round allowed.
 *
 * <p>Source: Xen, {@code tools/libs/guest/xg_sr_save.c} (the stop policy), and Clark et al., NSDI 2005 (the skipping).
 * Simplified: pages go one by one in ascending order, not in batches; reading the log takes no time.
 */
@Extension
public final class PreCopyXen implements MigrationStrategy {
    @Option(name = "target-dirty-count", min = 1, defaultValue = "50", help = "pause when fewer pages are marked")
    private int targetDirtyCount;

    @Option(name = "max-rounds", min = 1, defaultValue = "5", help = "pause after so many rounds in any case")
    private int maxRounds;

    @Override
    public String name() {
        return "pre-copy-xen";
    }

    @Override
    public String help() {
        return "rounds as Xen does them: few, and pages marked again are skipped";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        wire.sendAll(source.startRound());
        for (int rounds = 1; rounds < maxRounds && source.marked().size() >= targetDirtyCount; rounds++) {
            PageOrder round = source.startRoundClearingMarks();
            for (int page = round.next(); page != PageOrder.NONE; page = round.next()) {
                if (!source.marked().contains(page)) {
                    wire.send(page);
                }
            }
        }
        source.pause(source.marked().size() < targetDirtyCount);
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }
}
