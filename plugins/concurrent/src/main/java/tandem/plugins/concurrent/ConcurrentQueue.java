package tandem.plugins.concurrent;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Concurrent execution: pause, hand over, and let the source run on, so that both hosts execute the same program. Each
 * page is sent once, as it was at the pause: first what the target asks for, then what the source has just touched, in
 * that order, for the target will need it next; else on from the page last sent on request.
 *
 * <p>Source: the poster "A new way to reduce virtual machine migration time" (National Chung Cheng University). Prior
 * art: Kim et al., Guide-copy, SC 2013. Simplified: of the I/O that the source must not do twice there is only the bound
 * on how far it may run ahead.
 */
@Extension
public final class ConcurrentQueue implements MigrationStrategy {
    @Override
    public String name() {
        return "concurrent-queue";
    }

    @Override
    public String help() {
        return "hand over at once and run on at the source: what it touches is sent next";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageOrder touched = source.runOn();
        PageSet missing = source.missing();
        PageOrder rest = () -> missing.nextWrapping(wire.lastRequested() + 1);
        wire.sendAll(wire.requests().then(touched).then(rest));
    }
}
