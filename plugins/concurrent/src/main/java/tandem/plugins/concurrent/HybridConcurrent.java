package tandem.plugins.concurrent;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * One round of pre-copy, then concurrent execution for the pages that were written meanwhile: only they need
 * pre-images.
 *
 * <p>Source: as {@link ConcurrentQueue}, after a round as in Hines and Gopalan's hybrid, VEE 2009, §3. Simplified
 * as there.
 */
@Extension
public final class HybridConcurrent implements MigrationStrategy {
    @Override
    public String name() {
        return "hybrid-concurrent";
    }

    @Override
    public String help() {
        return "one round of pre-copy, then concurrent execution for what was written meanwhile";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        wire.sendAll(source.startRound());
        source.pause();
        wire.handOver();
        PageOrder touched = source.runOn();
        PageSet missing = source.missing();
        PageOrder rest = () -> missing.nextWrapping(wire.lastRequested() + 1);
        wire.sendAll(wire.requests().then(touched).then(rest));
    }
}
