package tandem.app.validate;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import tandem.engine.Figures;

/** A figure that both a real migration and a replay have. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Figure {
    TOTAL_TIME("ms", 1, Figure::lessSetUp, f -> f.totalTime() / 1e6),
    DOWNTIME("ms", 1, row -> row.numberIfAny(isStopAndCopy(row) ? "ready_ms" : "downtime_ms"), f -> f.downtime() / 1e6),
    BYTES("bytes", 0, row -> row.numberIfAny("bytes"), Figure::bytesOfPages),
    NORMAL_PAGES("pages", 0, row -> row.numberIfAny("normal_pages"), Figure::normalPages),
    ZERO_PAGES("pages", 0, row -> row.numberIfAny("zero_pages"), f -> (double) f.zeroPages()),
    DIRTY_SYNCHRONISATIONS("", 0, Figure::synchronisations, f -> f.rounds().size() + 1.0),
    REQUESTS("", 0, row -> row.numberIfAny("requests"), f -> (double) f.networkFaults() + f.inflightWaits()),
    STALL_TIME("ms", 1, row -> row.numberIfAny("stall_ms"), f -> f.stalls().sum() / 1e6),
    MEDIAN_FAULT(
            "ms", 2, row -> row.numberIfAny("fault_p50_ms"), f -> f.stalls().percentile(50) / 1e6);

    private static final long PAGE_BYTES = 4096 + 8;
    private static final long ZERO_PAGE_BYTES = 9;

    final String unit;
    final int decimals;
    private final Function<Measured, OptionalDouble> ofMigration;
    private final Function<Figures, Double> ofReplay;

    Figure(
            String unit,
            int decimals,
            Function<Measured, OptionalDouble> ofMigration,
            Function<Figures, Double> ofReplay) {
        this.unit = unit;
        this.decimals = decimals;
        this.ofMigration = ofMigration;
        this.ofReplay = ofReplay;
    }

    /** Its name as people write it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    OptionalDouble of(Measured migration) {
        return ofMigration.apply(migration);
    }

    double of(Figures replay) {
        return ofReplay.apply(replay);
    }

    /** How long the set-up took, in which the guest ran on and nothing was sent. */
    static double setUpMillis(Measured migration) {
        return migration.number("set_up_ms");
    }

    private static OptionalDouble lessSetUp(Measured migration) {
        OptionalDouble total = migration.numberIfAny("total_ms");
        return total.isEmpty() ? total : OptionalDouble.of(total.getAsDouble() - setUpMillis(migration));
    }

    private static boolean isStopAndCopy(Measured migration) {
        return migration.strategy().equals("stop-and-copy");
    }

    /** Of a guest that stands still the model reads no bitmap. */
    private static OptionalDouble synchronisations(Measured migration) {
        return isStopAndCopy(migration) ? OptionalDouble.empty() : migration.numberIfAny("dirty_syncs");
    }

    private static double normalPages(Figures replay) {
        return (double) replay.pagesSent() - replay.zeroPages();
    }

    /** QEMU counts neither the device state nor its description. */
    private static double bytesOfPages(Figures replay) {
        return normalPages(replay) * PAGE_BYTES + (double) replay.zeroPages() * ZERO_PAGE_BYTES;
    }
}
