package tandem.plugins.precopy;

import org.pf4j.Extension;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * Pre-copy that slows a guest down which dirties pages faster than they can be sent.
 *
 * <p>Source: QEMU, {@code migration/ram.c}, {@code migration_trigger_throttle} and {@code mig_throttle_guest_down}.
 * Simplified: the throttle is a speed, not a sleep of some milliseconds in each period.
 */
@Extension
public final class PreCopyAutoConverge extends RoundsWithinLimit {
    private static final long SECOND = 1_000_000_000L;

    @Option(name = "initial", unit = Unit.PERCENT, min = 1, max = 99, defaultValue = "20", help = "first throttle")
    private int initialPercent;

    @Option(
            name = "increment",
            unit = Unit.PERCENT,
            max = 99,
            defaultValue = "10",
            help = "added at each further throttle")
    private int incrementPercent;

    @Option(
            name = "max-throttle",
            unit = Unit.PERCENT,
            max = 99,
            defaultValue = "99",
            help = "greatest throttle, per cent")
    private int maxPercent;

    private int throttle;
    private int badPeriods;
    private long lookedAt;
    private long marksThen;
    private long sentThen;

    @Override
    public String name() {
        return "pre-copy-auto-converge";
    }

    @Override
    public String help() {
        return "pre-copy that throttles the guest where it dirties too fast";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        wire.sendAll(source.startRound());
        for (int rounds = 1; !fits(source, wire) && rounds < maxRounds(); rounds++) {
            look(source, wire);
            wire.sendAll(source.startRound());
        }
        source.pause(fits(source, wire));
        wire.sendAll(source.missing()::first);
        wire.handOver();
    }

    private void look(Source source, Wire wire) {
        if (wire.nowNanos() - lookedAt < SECOND) {
            return;
        }
        long marked = (source.marksMade() - marksThen) * source.pageSizeBytes();
        if (2 * marked > wire.bytesSent() - sentThen && ++badPeriods == 2) {
            badPeriods = 0;
            throttle = Math.min(throttle == 0 ? initialPercent : throttle + incrementPercent, maxPercent);
            source.throttle(throttle);
        }
        lookedAt = wire.nowNanos();
        marksThen = source.marksMade();
        sentThen = wire.bytesSent();
    }
}
