package tandem.plugins.precopy;

import org.pf4j.Extension;
import tandem.api.Source;
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
public final class PreCopy extends RoundsWithinLimit {
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
        do {
            wire.sendAll(source.startRound());
            rounds++;
        } while (!fits(source, wire) && rounds < maxRounds());
        source.pause(fits(source, wire));
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }
}
