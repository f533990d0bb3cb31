package tandem.plugins.hybrid;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Some rounds of pre-copy, then post-copy for the pages that were written in the last of them, as {@code
 * post-copy-forward}. The rounds end early where nothing is left to send.
 *
 * <p>Source: QEMU, {@code docs/devel/migration/postcopy.rst}: {@code migrate_start_postcopy} at any time of pre-copy.
 * Simplified: the switch comes at the end of a round, after a fixed number of them, where there an operator or a policy
 * decides.
 */
@Extension
public final class HybridRounds implements MigrationStrategy {
    @Option(name = "rounds", min = 1, defaultValue = "3", help = "rounds of pre-copy before the guest moves")
    private int rounds;

    @Override
    public String name() {
        return "hybrid-rounds";
    }

    @Override
    public String help() {
        return "some rounds of pre-copy, then post-copy for what was written in the last";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        for (int round = 1; round <= rounds && !source.marked().isEmpty(); round++) {
            wire.sendAll(source.startRound());
        }
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }
}
