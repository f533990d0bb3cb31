package tandem.plugins.concurrent;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * Concurrent execution that spares the link: what the target asks for and what the source has touched goes at once, all
 * other pages at no more than a share of the link's rate, so that the migration ends. With a share of 100 %, and where the
 * link buffers nothing, this is {@code concurrent-queue}.
 *
 * <p>Source: Kim, Chae, Kim and Kim, Guide-copy: Fast and Silent Migration of Virtual Machine for Datacenters, SC 2013,
 * of which only the abstract was read. Simplified: when the pages go that nobody has touched is ours, and the guide is
 * neither slowed down nor stopped.
 */
@Extension
public final class ConcurrentGuide implements MigrationStrategy {
    @Option(
            name = "idle-share",
            unit = Unit.PERCENT,
            min = 1,
            max = 100,
            defaultValue = "10%",
            help = "share of an otherwise idle link for pages that nobody has touched")
    private int idleSharePercent;

    @Override
    public String name() {
        return "concurrent-guide";
    }

    @Override
    public String help() {
        return "run on at the source as a guide: what it touches is sent, the rest at leisure";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageOrder wanted = wire.requests().then(source.runOn());
        PageSet missing = source.missing();
        long look = Math.max(1, wire.timeToSendNanos(1));
        long restFrom = wire.nowNanos();
        while (!missing.isEmpty()) {
            long now = wire.nowNanos();
            int page = wanted.next();
            if (page == PageOrder.NONE && now < restFrom) {
                wire.waitFor(Math.min(look, restFrom - now));
                continue;
            }
            long sentBefore = wire.bytesSent();
            wire.send(page == PageOrder.NONE ? missing.nextWrapping(wire.lastRequested() + 1) : page);
            double bytesAtShare = 100.0 * (wire.bytesSent() - sentBefore) / idleSharePercent;
            restFrom = now + (long) (1e9 * bytesAtShare / wire.bandwidthBytesPerSecond());
        }
    }
}
