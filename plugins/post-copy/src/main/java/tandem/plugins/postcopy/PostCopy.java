package tandem.plugins.postcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Pause, hand over, then push all pages in ascending order, those first that the target asks for: active push.
 *
 * <p>Source: Hines and Gopalan, Post-Copy Based Live Virtual Machine Migration, VEE 2009, §3.
 * Simplified: all pages can be missing on the target, where the prototype moves some in the downtime; and the guest does
 * not give back its free pages before.
 */
@Extension
public final class PostCopy implements MigrationStrategy {
    @Override
    public String name() {
        return "post-copy";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, else ascending from page 0";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        wire.sendAll(wire.requests().then(source.missing()::first));
    }
}
