package tandem.plugins.qemu;

import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * What QEMU is set to, and the two ways in which a migration leaves pre-copy.
 *
 * <p>Source: QEMU 7.2, {@code migration/migration.c}. Its loop is {@code migration_thread}, which calls {@code
 * migration_iteration_run}. Simplified: its estimate of the bandwidth is the link's.
 */
abstract class QemuMigration implements MigrationStrategy {
    @Option(
            name = "downtime-limit",
            unit = Unit.TIME,
            min = 1,
            defaultValue = "300ms",
            help = "complete when the marked pages can be sent within it")
    private long downtimeLimitNanos;

    @Option(
            name = "synchronisation",
            unit = Unit.TIME,
            max = 1_000_000_000_000L,
            defaultValue = "1ms",
            help = "how long the dirty bitmap takes to read; nothing is sent meanwhile")
    private long synchronisationNanos;

    @Option(
            name = "description",
            unit = Unit.SIZE,
            max = 1L << 40,
            defaultValue = "100398",
            help = "the state's description in JSON, which follows the device state if it completes as pre-copy")
    private long descriptionBytes;

    long downtimeLimitNanos() {
        return downtimeLimitNanos;
    }

    long synchronisationNanos() {
        return synchronisationNanos;
    }

    /** Pauses the guest and sends what is left, {@code migration_completion}. */
    void complete(Source source, Wire wire) {
        pause(source, wire);
        wire.sendAll(source.missing()::first);
        wire.handOver(descriptionBytes);
    }

    /** Pauses the guest and hands it over, {@code postcopy_start}; then requests first, else on from the last of them. */
    void switchToPostCopy(Source source, Wire wire) {
        pause(source, wire);
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }

    /** The pause reads the bitmap for the last time. */
    private void pause(Source source, Wire wire) {
        source.pause();
        wire.waitFor(synchronisationNanos);
    }
}
