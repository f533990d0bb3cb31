package tandem.plugins.postcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Pause, hand over, then send only what the target asks for; the rest once the target has made its last access. The
 * link idles between requests: the baseline against which any push looks good.
 *
 * <p>Source: Hines and Gopalan, Post-Copy Based Live Virtual Machine Migration, VEE 2009, §3, post-copy via demand
 * paging. Simplified: the target does not depend on the source for ever; what it never asks for goes at its end.
 */
@Extension
public final class DemandPaging implements MigrationStrategy {
    @Override
    public String name() {
        return "demand-paging";
    }

    @Override
    public String help() {
        return "hand over at once; only requested pages, the rest when the guest has finished";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        wire.sendAll(wire.requestsToTheEnd());
        wire.sendAll(wire.requests().then(source.missing()::first));
    }
}
