package tandem.plugins.qemu;

import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * QEMU's migration thread. It sends marked pages for at most 50 ms at a time and then looks: where they could be sent
 * within the downtime limit, each counted whole, zero or not, it synchronises the dirty bitmap; if they still could, it
 * pauses the guest and sends the rest. Or it switches to post-copy, as soon as it has synchronised often enough for the
 * one who asks for that.
 *
 * <p>Source: QEMU 7.2, {@code migration/migration.c} ({@code migration_iteration_run}) and {@code migration/ram.c}
 * ({@code ram_save_iterate}, {@code ram_save_pending}). Simplified: its estimate of the bandwidth is the link's.
 */
abstract class QemuMigration implements MigrationStrategy {
    private static final long LOOK_NANOS = 50_000_000;
    private static final int PAGES_BETWEEN_CLOCK_READINGS = 64;

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

    private int synchronisations;
    private int page = -1;

    /** After how many synchronisations, seen at an earlier look, it is asked to switch to post-copy. */
    abstract int switchAfter();

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        synchronise(source);
        int seen = 0;
        while (!converges(source, wire)) {
            if (seen >= switchAfter()) {
                switchToPostCopy(source, wire);
                return;
            }
            seen = synchronisations;
            sendUntilNextLook(source.marked(), wire);
        }
        pause(source, wire);
        wire.sendAll(source.missing()::first);
        wire.handOver(descriptionBytes);
    }

    private boolean converges(Source source, Wire wire) {
        if (fits(source, wire)) {
            wire.waitFor(synchronisationNanos);
            synchronise(source);
        }
        return fits(source, wire);
    }

    private void synchronise(Source source) {
        source.synchronise();
        synchronisations++;
    }

    private boolean fits(Source source, Wire wire) {
        double bytes = (double) source.marked().size() * source.pageSizeBytes();
        return bytes < wire.bandwidthBytesPerSecond() * (downtimeLimitNanos / 1e9);
    }

    private void sendUntilNextLook(PageSet marked, Wire wire) {
        long look = wire.nowNanos() + LOOK_NANOS;
        do {
            for (int i = 0; i < PAGES_BETWEEN_CLOCK_READINGS && !marked.isEmpty(); i++) {
                page = marked.nextWrapping(page + 1);
                wire.send(page);
            }
        } while (!marked.isEmpty() && wire.nowNanos() <= look);
    }

    /** Pauses the guest; the pause reads the bitmap for the last time. */
    private void pause(Source source, Wire wire) {
        source.pause();
        wire.waitFor(synchronisationNanos);
    }

    private void switchToPostCopy(Source source, Wire wire) {
        pause(source, wire);
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }
}
