package tandem.app;

import java.io.IOException;
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
import tandem.app.run.OpenTrace;
import tandem.app.run.PluginOptions;
import tandem.app.run.StageProgress;
import tandem.app.run.StrategySetup;
import tandem.app.run.TapeStore;
import tandem.app.validate.Measured;
import tandem.app.validate.Plan;
import tandem.app.validate.Replays;
import tandem.app.validate.Validation;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/** Holds the model against real migrations. */
@Command(
        name = "validate",
        description = "Replays measured migrations, and says how far the model is from each figure.",
        footer = {
            "",
            "FILE is CSV, a row a migration; the traces of its guests lie beside it. So does " + Plan.FILE
                    + ", which names strategies and rigs; where it does not, that of traces/vm is used."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Tandem tandem;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The measurements. Default: traces/vm/measured.csv of Tandem.")
    private @Nullable Path file;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes all figures to this CSV file.")
    private @Nullable Path out;

    private final Map<Path, Tape> tapes = new HashMap<>();

    ValidateCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException {
        Path shipped = tandem.installation().traces().resolve("vm");
        Path measured = file == null ? shipped.resolve("measured.csv") : file;
        List<Measured> migrations = Measured.read(measured);
        Path traces = measured.toAbsolutePath().resolveSibling("");
        Path plans = Files.exists(traces.resolve(Plan.FILE)) ? traces : shipped;
        Plan plan = Plan.read(plans.resolve(Plan.FILE));
        Plugins plugins = tandem.plugins();
        PluginOptions options = new PluginOptions(plan.options(), plugins);
        Path stored = tandem.installation().results().resolve("tapes");
        AtomicLong done = new AtomicLong();
        Validation validation;
        try (TapeStore store = TapeStore.in(stored, Tandem.Version.ofEngine());
                StageProgress progress = tandem.progress("replaying migrations", migrations.size(), done::get)) {
            Replays replays = new Replays(
                    plan,
                    plans,
                    traces,
                    name -> new StrategySetup(name, plugins, options),
                    (path, rig, rigOptions) -> tape(path, rig, rigOptions, store, options));
            validation = replays.run(migrations, done::incrementAndGet);
        }
        report(validation, plans);
        return Failures.DONE;
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

    private void report(Validation validation, Path plans) throws IOException {
        validation.print(tandem.out());
        validation
                .unplanned()
                .forEach((migration, repeats) -> tandem.err()
                        .println("note: " + migration + " (" + repeats + " times) is not replayed: "
                                + plans.resolve(Plan.FILE) + " has no rig for it"));
        if (out != null) {
            validation.write(out);
            tandem.out().println();
            tandem.out().println("Figures: " + out);
        }
    }
}
