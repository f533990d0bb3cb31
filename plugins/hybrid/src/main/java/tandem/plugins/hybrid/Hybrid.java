package tandem.plugins.hybrid;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * One round of pre-copy, then post-copy for the pages that were written meanwhile, as {@code post-copy-forward}.
 *
 * <p>Source: Hines and Gopalan, VEE 2009, §3, hybrid pre- and post-copy; QEMU's {@code postcopy-ram}.
 * Simplified: the switch comes after the first round, where QEMU makes it when it is asked to.
 */
@Extension
public final class Hybrid implements MigrationStrategy {
    @Override
    public String name() {
        return "hybrid";
    }

    @Override
    public String help() {
        return "one round of pre-copy, then post-copy for what was written meanwhile";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        wire.sendAll(source.startRound());
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }
}
