package tandem.plugins.precopy;

import java.math.BigInteger;
import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * Pre-copy with dynamic rate limiting: the first round at the least rate, each later one a little faster than the guest
 * dirtied pages in the round before. The guest is paused when that would pass the greatest rate, or when little is left;
 * the rest is sent at full rate.
 *
 * <p>Source: Clark et al., Live Migration of Virtual Machines, NSDI 2005, §3.3 and §5.2. Simplified: pages go in
 * ascending order, and those that are marked again in the round are not skipped.
 */
@Extension
public final class PreCopyClark implements MigrationStrategy {
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

    @Option(name = "min-rate", unit = Unit.RATE, min = 1, defaultValue = "100mbit", help = "rate of the first round")
    private long minRate;

    @Option(name = "max-rate", unit = Unit.RATE, defaultValue = "0", help = "greatest rate; 0: the link's bandwidth")
    private long maxRate;

    @Option(name = "increment", unit = Unit.RATE, max = 1L << 50, defaultValue = "50mbit", help = "over the dirty rate")
    private long increment;

    @Option(name = "stop-below", unit = Unit.SIZE, min = 1, defaultValue = "256KiB", help = "pause when less is marked")
    private long stopBelowBytes;

    @Override
    public String name() {
        return "pre-copy-clark";
    }

    @Override
    public String help() {
        return "rounds at a rate that follows the guest's dirty rate";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        long rate = minRate;
        source.logDirty();
        boolean fewLeft;
        do {
            wire.limitRate(rate);
            long start = wire.nowNanos();
            long marksBefore = source.marksMade();
            wire.sendAll(source.startRound());
            long dirtied = (source.marksMade() - marksBefore) * source.pageSizeBytes();
            BigInteger nanos = BigInteger.valueOf(Math.max(1, wire.nowNanos() - start));
            fewLeft = (long) source.marked().size() * source.pageSizeBytes() < stopBelowBytes;
            rate = SECOND.multiply(BigInteger.valueOf(dirtied)).divide(nanos).longValueExact() + increment;
        } while (!fewLeft && rate <= (maxRate == 0 ? wire.bandwidthBytesPerSecond() : maxRate));
        source.pause(fewLeft);
        wire.liftRateLimit();
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }
}
