package tandem.plugins.stopandcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Pause, send all pages in ascending order, hand over: the longest downtime and the least to go wrong.
 *
 * <p>Source: Clark et al., Live Migration of Virtual Machines, NSDI 2005, §3.1, pure stop-and-copy. Nothing is simplified.
 */
@Extension
public final class StopAndCopy implements MigrationStrategy {
    @Override
    public String name() {
        return "stop-and-copy";
    }

    @Override
    public String help() {
        return "pause, send all pages, hand over";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }
}
