package tandem.plugins.precopy;

import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/** QEMU's rule for the end of the rounds: what is marked can be sent within the downtime limit, or there were enough. */
abstract class RoundsWithinLimit implements MigrationStrategy {
    @Option(
            name = "downtime-limit",
            unit = Unit.TIME,
            defaultValue = "300ms",
            help = "pause when the rest takes no longer")
    private long downtimeLimitNanos;

    @Option(name = "max-rounds", min = 1, defaultValue = "30", help = "pause after so many rounds in any case")
    private int maxRounds;

    final int maxRounds() {
        return maxRounds;
    }

    /** Whether what is marked now can be sent within the downtime limit. */
    final boolean fits(Source source, Wire wire) {
        return wire.timeToSendNanos(source.marked().size()) <= downtimeLimitNanos;
    }
}
