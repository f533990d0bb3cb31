package tandem.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tandem.app.plugins.Plugins;
import tandem.app.results.FileRecord;
import tandem.app.run.OpenTrace;
import tandem.app.run.PluginOptions;
import tandem.app.run.StageProgress;
import tandem.app.run.StrategySetup;
import tandem.app.run.TapeStore;
import tandem.app.validate.Guests;
import tandem.app.validate.Measured;
import tandem.app.validate.Plan;
import tandem.app.validate.Replays;
import tandem.app.validate.Validation;
import tandem.app.validate.ValidationPage;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/** Holds the model against real migrations. */
@Command(
        name = "validate",
        description = "Replays measured migrations, and says how far the model is from each figure.",
        footer = {
            "",
            "FILE is CSV, a row a migration; the traces and page lists of its guests lie beside it. So does "
                    + Plan.FILE + ", which names strategies and rigs; where it does not, that of traces/vm is used."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Tandem tandem;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The measurements. Default: traces/vm/measured.csv of Tandem.")
    private @Nullable Path file;

    @Option(
            names = "--out",
            paramLabel = "NAME.csv",
            description = "Writes all figures to this CSV file, and beside it NAME.html, a page with the pairs drawn.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replaces the files that --out names where they are there.")
    private boolean force;

    private final Map<Path, Tape> tapes = new HashMap<>();

    ValidateCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException {
        Path shipped = tandem.installation().traces().resolve("vm");
        Path measured = file == null ? shipped.resolve("measured.csv") : file;
        if (out == null) {
            print(validate(measured, shipped));
            return Failures.DONE;
        }
        try (NewFile csv = NewFile.at(out, force).removedAtExit();
                NewFile page = NewFile.at(page(out), force).removedAtExit()) {
            Validation validation = validate(measured, shipped);
            print(validation);
            csv.write(validation.csv().getBytes(StandardCharsets.UTF_8));
            page.write(ValidationPage.about(validation, FileRecord.of(measured), Tandem.Version.number()));
            csv.publish();
            page.publish();
        }
        tandem.out().println();
        tandem.out().println("Figures: " + out + ", drawn: " + page(out));
        return Failures.DONE;
    }

    private static Path page(Path csv) {
        String name = String.valueOf(csv.getFileName());
        if (!name.endsWith(".csv")) {
            throw new InputException("--out " + csv + ": name a file that ends in .csv");
        }
        return csv.resolveSibling(name.substring(0, name.length() - ".csv".length()) + ".html");
    }

    private Validation validate(Path measured, Path shipped) throws IOException {
        List<Measured> migrations = Measured.read(measured);
        Path traces = measured.toAbsolutePath().resolveSibling("");
        Path plans = Files.exists(traces.resolve(Plan.FILE)) ? traces : shipped;
        Plan plan = Plan.read(plans.resolve(Plan.FILE));
        Path alsoNotZero = plan.pages() == null ? null : plans.resolve(plan.pages());
        Plugins plugins = tandem.plugins();
        PluginOptions options = new PluginOptions(plan.options(), plugins);
        Path stored = tandem.installation().results().resolve("tapes");
        AtomicLong done = new AtomicLong();
        try (TapeStore store = TapeStore.in(stored, Tandem.Version.ofEngine(), tandem.err());
                StageProgress progress = tandem.progress("replaying migrations", migrations.size(), done::get)) {
            Guests guests = new Guests(
                    traces, alsoNotZero, (path, rig, rigOptions) -> tape(path, rig, rigOptions, store, options));
            Replays replays = new Replays(plan, plans, guests, name -> new StrategySetup(name, plugins, options));
            return replays.run(migrations, done::incrementAndGet);
        }
    }

    /** The rigs differ in nothing that shapes a tape. */
    private Tape tape(Path path, Rig rig, Options rigOptions, TapeStore store, PluginOptions options)
            throws IOException {
        Tape known = tapes.get(path);
        if (known == null) {
            OpenTrace trace = OpenTrace.open(path, null, tandem.plugins(), options);
            known = store.tape(trace, rig, rigOptions).tape();
            tapes.put(path, known);
        }
        return known;
    }

    private void print(Validation validation) {
        validation.print(tandem.out());
        validation.notes().forEach(note -> tandem.err().println("note: " + note));
    }
}
