package tandem.app.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tandem.app.InputException;
import tandem.app.RigFile;
import tandem.app.run.PageListFile;
import tandem.app.run.StrategySetup;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/**
 * Replays measured migrations, each repeat by itself: it begins at the guest time at which the real one had been set up.
 * The traces of a guest lie beside the measurements. A migration that lasted for longer than {@code GUEST.trace.csv.gz}
 * is replayed on {@code GUEST.writes.csv.gz}.
 */
public final class Replays {
    private static final double NANOS_A_MILLI = 1e6;

    private final Plan plan;
    private final Path planFolder;
    private final Path traceFolder;
    private final Function<String, StrategySetup> strategies;
    private final TapeSource tapes;
    private final Map<String, Integer> unplanned = new TreeMap<>();

    /** Gives the tape of a trace for a rig. */
    @FunctionalInterface
    public interface TapeSource {
        /** The tape of the trace at {@code path}. */
        Tape of(Path path, Rig rig, Options rigOptions) throws IOException;
    }

    /** With the rigs of {@code planFolder} and the traces of {@code traceFolder}. */
    public Replays(
            Plan plan,
            Path planFolder,
            Path traceFolder,
            Function<String, StrategySetup> strategies,
            TapeSource tapes) {
        this.plan = plan;
        this.planFolder = planFolder;
        this.traceFolder = traceFolder;
        this.strategies = strategies;
        this.tapes = tapes;
    }

    /** Replays all that the plan has a rig for; {@code each} is called after each migration. */
    public Validation run(List<Measured> migrations, Runnable each) throws IOException {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        migrations.forEach(one ->
                groups.computeIfAbsent(one.group(), name -> new ArrayList<>()).add(one));
        List<Comparison> comparisons = new ArrayList<>();
        for (List<Measured> repeats : groups.values()) {
            if (!plan.rigs().containsKey(repeats.get(0).link())) {
                unplanned.put(repeats.get(0).group(), repeats.size());
                continue;
            }
            List<Figures> replays = new ArrayList<>();
            for (Measured one : repeats) {
                replays.add(replay(one));
                each.run();
            }
            comparisons.addAll(Comparison.of(repeats, replays));
        }
        return new Validation(plan, comparisons, unplanned);
    }

    private Figures replay(Measured migration) throws IOException {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        RigFile.apply(planFolder.resolve(String.valueOf(plan.rigs().get(migration.link()))), options);
        options.set("start", Math.round(Figure.setUpMillis(migration) * NANOS_A_MILLI) + "ns");
        Path pages = traceFolder.resolve(migration.guest() + ".pages.csv.gz");
        Scenario scenario = Scenario.of(rig, tape(migration, rig, options), null, PageListFile.read(pages));
        MemoryLog journal = new MemoryLog();
        new Replay(scenario, strategies.apply(strategy(migration)).create(), journal).run();
        return Figures.of(journal);
    }

    private String strategy(Measured migration) {
        String strategy = plan.strategies().get(migration.strategy());
        if (strategy == null) {
            throw new InputException(
                    planFolder.resolve(Plan.FILE) + ": strategies: there is none that replays " + migration.strategy());
        }
        return strategy;
    }

    private Tape tape(Measured migration, Rig rig, Options options) throws IOException {
        Tape tape = tapes.of(traceFolder.resolve(migration.guest() + ".trace.csv.gz"), rig, options);
        Path writes = traceFolder.resolve(migration.guest() + ".writes.csv.gz");
        boolean outlasts = migration.number("total_ms") * NANOS_A_MILLI > tape.lastGuestNanos();
        return outlasts && Files.exists(writes) ? tapes.of(writes, rig, options) : tape;
    }
}
