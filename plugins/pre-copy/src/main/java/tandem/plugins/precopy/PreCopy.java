package tandem.plugins.precopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * Rounds over the pages marked in the dirty log, as QEMU does: a page's mark is cleared when it is sent, so that a write
 * before that is absorbed. The guest is paused when what is marked can be sent within the downtime limit, or after the
 * last round allowed.
 *
 * <p>Source: QEMU, {@code migration/migration.c} and {@code migration/ram.c}. Simplified: its estimate of the bandwidth
 * is the link's, and it looks at the end of a round only.
 */
@Extension
public final class PreCopy implements MigrationStrategy {
    @Option(
            name = "downtime-limit",
            unit = Unit.TIME,
            defaultValue = "300ms",
            help = "pause when the rest takes no longer")
    private long downtimeLimitNanos;

    @Option(name = "max-rounds", min = 1, defaultValue = "30", help = "pause after so many rounds in any case")
    private int maxRounds;

    @Override
    public String name() {
        return "pre-copy";
    }

    @Override
    public String help() {
        return "rounds over the marked pages, until the rest fits the downtime limit";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        int rounds = 0;
        boolean fits;
        do {
            wire.sendAll(source.startRound());
            rounds++;
            fits = wire.timeToSendNanos(source.marked().size()) <= downtimeLimitNanos;
        } while (!fits && rounds < maxRounds);
        source.pause(fits);
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }
}
