package tandem.app.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tandem.app.InputException;
import tandem.app.RigFile;
import tandem.app.run.StrategySetup;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/**
 * Replays measured migrations, each repeat by itself: it begins at the guest time at which the real one had been set up,
 * and with a rate window that began with the set-up.
 */
public final class Replays {
    private static final double NANOS_A_MILLI = 1e6;

    private final Plan plan;
    private final Path planFolder;
    private final Guests guests;
    private final Function<String, StrategySetup> strategies;
    private final Map<String, Map<String, String>> rigs = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** With the rigs of {@code planFolder}, and the strategies that {@code strategies} gives by name. */
    public Replays(Plan plan, Path planFolder, Guests guests, Function<String, StrategySetup> strategies) {
        this.plan = plan;
        this.planFolder = planFolder;
        this.guests = guests;
        this.strategies = strategies;
    }

    /** Replays all that the plan has a rig for; {@code each} is called after each migration. */
    public Validation run(List<Measured> migrations, Runnable each) throws IOException {
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        migrations.forEach(one ->
                groups.computeIfAbsent(one.group(), name -> new ArrayList<>()).add(one));
        List<Comparison> comparisons = new ArrayList<>();
        for (List<Measured> repeats : groups.values()) {
            if (plan.rigs().containsKey(repeats.get(0).link())) {
                comparisons.addAll(compare(repeats, each));
            } else {
                notes.add(repeats.get(0).group() + " (" + repeats.size() + " times) is not replayed: " + Plan.FILE
                        + " has no rig for it");
            }
        }
        if (comparisons.isEmpty()) {
            throw new InputException("nothing is replayed: " + String.join("; ", notes));
        }
        return new Validation(plan, rigs, comparisons, notes);
    }

    private List<Comparison> compare(List<Measured> repeats, Runnable each) throws IOException {
        List<Figures> replays = new ArrayList<>();
        for (Measured one : repeats) {
            replays.add(replay(one));
            each.run();
        }
        return Comparison.of(repeats, replays);
    }

    private Figures replay(Measured migration) throws IOException {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        RigFile.apply(planFolder.resolve(String.valueOf(plan.rigs().get(migration.link()))), options);
        rigs.computeIfAbsent(migration.link(), link -> changed(options));
        Tape tape = guests.tape(migration, rig, options);
        if (Guests.outlasts(migration, tape)) {
            notes.add(migration.group() + " lasted for longer than any trace of " + migration.guest()
                    + ": from the end of the trace on the modelled guest stands still");
        }
        String start = start(migration, tape) + "ns";
        options.set("start", start);
        options.set("rate-window-age", start);
        Scenario scenario = Scenario.of(rig, tape, null, guests.pages(migration));
        MemoryLog journal = new MemoryLog();
        new Replay(scenario, strategies.apply(strategy(migration)).create(), journal).run();
        return Figures.of(journal);
    }

    private static Map<String, String> changed(Options rig) {
        Map<String, String> changed = new LinkedHashMap<>(rig.values());
        changed.entrySet().removeAll(Options.of(new Rig()).values().entrySet());
        return changed;
    }

    private static long start(Measured migration, Tape tape) {
        long nanos = Math.round(Figure.setUpMillis(migration) * NANOS_A_MILLI);
        if (nanos > tape.lastGuestNanos()) {
            throw new InputException(migration.place() + ": set_up_ms lies past the end of the guest's trace");
        }
        return nanos;
    }

    private String strategy(Measured migration) {
        String strategy = plan.strategies().get(migration.strategy());
        if (strategy == null) {
            throw new InputException(migration.place() + ": " + planFolder.resolve(Plan.FILE)
                    + " names no strategy that replays " + migration.strategy());
        }
        return strategy;
    }
}
