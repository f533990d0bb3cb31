package tandem.app.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tandem.app.InputException;
import tandem.app.run.PageListFile;
import tandem.engine.PageList;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/**
 * The guests whose traces lie in a folder: {@code GUEST.trace.csv.gz}, for migrations that outlast it
 * {@code GUEST.writes.csv.gz}, and {@code GUEST.pages.csv.gz}.
 *
 * @param alsoNotZero a page list of what every guest has besides, or null
 */
public record Guests(Path folder, @Nullable Path alsoNotZero, TapeSource tapes) {
    private static final double NANOS_A_MILLI = 1e6;

    /** Gives the tape of a trace for a rig. */
    @FunctionalInterface
    public interface TapeSource {
        /** The tape of the trace at {@code path}. */
        Tape of(Path path, Rig rig, Options rigOptions) throws IOException;
    }

    /** The tape that the guest of {@code migration} executes. */
    Tape tape(Measured migration, Rig rig, Options options) throws IOException {
        Path trace = trace(migration, "trace");
        if (!Files.exists(trace)) {
            throw new InputException(
                    migration.place() + ": " + trace + ": there is no such trace of the guest " + migration.guest());
        }
        Tape tape = tapes.of(trace, rig, options);
        Path writes = trace(migration, "writes");
        return outlasts(migration, tape) && Files.exists(writes) ? tapes.of(writes, rig, options) : tape;
    }

    /** Whether the real migration lasted for longer than {@code tape}. */
    static boolean outlasts(Measured migration, Tape tape) {
        return migration.numberIfAny("total_ms").orElse(0) * NANOS_A_MILLI > tape.lastGuestNanos();
    }

    /** The guest's pages that are not zero. */
    PageList pages(Measured migration) {
        Path trace = trace(migration, "trace");
        Path file = PageListFile.beside(trace);
        if (file == null) {
            throw new InputException(migration.place() + ": there is no page list of the guest " + migration.guest()
                    + ": it lies beside " + trace + " and is called " + migration.guest() + ".pages.csv.gz");
        }
        PageList list = PageListFile.read(file);
        if (alsoNotZero != null) {
            PageListFile.addTo(list, alsoNotZero);
        }
        return list;
    }

    private Path trace(Measured migration, String kind) {
        return folder.resolve(migration.guest() + "." + kind + ".csv.gz");
    }
}
