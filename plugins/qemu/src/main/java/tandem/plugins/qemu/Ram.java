package tandem.plugins.qemu;

import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * The guest's memory as QEMU's migration thread sends it.
 *
 * <p>Source: QEMU 7.2, {@code migration/ram.c}, whose functions are named here.
 */
final class Ram {
    /** QEMU stops when more than 50 whole milliseconds have passed. */
    private static final long MAX_WAIT_NANOS = 51_000_000;

    private static final int PAGES_BETWEEN_CLOCK_READINGS = 64;

    private final Source source;
    private final Wire wire;
    private final QemuMigration settings;
    private int page = -1;
    private int synchronisations;

    /** Turns the dirty log on and reads it for the first time: {@code ram_init_bitmaps}. */
    Ram(Source source, Wire wire, QemuMigration settings) {
        this.source = source;
        this.wire = wire;
        this.settings = settings;
        source.logDirty();
        synchronise();
    }

    private void synchronise() {
        source.synchronise();
        synchronisations++;
    }

    /** How often the bitmap has been read. */
    int synchronisations() {
        return synchronisations;
    }

    /**
     * Whether what is left can be sent within the downtime limit, each page counted whole, zero or not; where it seems so,
     * the bitmap is read first: {@code ram_save_pending}, and the comparison in {@code migration_iteration_run}.
     */
    boolean isAlmostSent() {
        if (fits()) {
            wire.waitFor(settings.synchronisationNanos());
            synchronise();
        }
        return fits();
    }

    private boolean fits() {
        double bytes = (double) source.marked().size() * source.pageSizeBytes();
        return bytes < wire.bandwidthBytesPerSecond() * (settings.downtimeLimitNanos() / 1e9);
    }

    /** Sends marked pages, on from the last one and round again, for 50 ms: {@code ram_save_iterate}. */
    void iterate() {
        PageSet marked = source.marked();
        long end = wire.nowNanos() + MAX_WAIT_NANOS;
        do {
            for (int i = 0; i < PAGES_BETWEEN_CLOCK_READINGS && !marked.isEmpty(); i++) {
                page = marked.nextWrapping(page + 1);
                wire.send(page);
            }
        } while (!marked.isEmpty() && wire.nowNanos() < end);
    }
}
