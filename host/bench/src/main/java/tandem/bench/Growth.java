package tandem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tandem.engine.BlockLog;
import tandem.engine.Scenario;
import tandem.engine.Tape;

/** How cost grows, over three decades. */
final class Growth {
    private static final String STRATEGY = "concurrent-queue";
    private static final String OTHER = "pre-copy";
    private static final String TEXT = "lackey";
    private static final String BINARY = "tandem-binary";
    private static final double TWICE = 2.1;
    private static final long GUEST_BYTES = 1L << 28;

    private final Scratch scratch;
    private final Table table;
    private final long accesses;
    private final Runs runs;

    /** With {@code accesses} at most. */
    Growth(Scratch scratch, Table table, long accesses, Runs runs) {
        this.scratch = scratch;
        this.table = table;
        this.accesses = accesses;
        this.runs = runs;
    }

    void print() throws Exception {
        withAccesses();
        withTwiceTheAccesses();
        withPages();
        withRigs();
        withStrategies();
    }

    private void withAccesses() throws Exception {
        table.begin(
                "Accesses: lackey text of as many records, default rig; processor time",
                "accesses",
                "trace to tape",
                "tape bytes",
                STRATEGY,
                OTHER,
                "heap in use after a collection");
        for (long many : List.of(accesses / 1000, accesses / 100, accesses / 10, accesses / 2, accesses)) {
            Path text = scratch.trace(many, "lackey");
            double record = seconds(() -> record(text, TEXT));
            BlockLog log = scratch.queue();
            Engine.record(text, TEXT, log);
            Scenario scenario = Engine.scenario(Tape.open(log), Map.of());
            table.row(
                    Table.amount(many, ""),
                    time(record),
                    Table.amount(scratch.bytes(log), "B"),
                    time(seconds(() -> replay(scenario, STRATEGY))),
                    time(seconds(() -> replay(scenario, OTHER))),
                    Table.amount(heap(), "B"));
            scratch.drop(log);
        }
    }

    private void withTwiceTheAccesses() throws Exception {
        table.begin("Twice the accesses, of Tandem's binary", "stage", "times as long", "wanted");
        // Of text, memory does not hold both: reading it anew from the disk would be measured.
        Path half = scratch.trace(accesses / 2, "tandem");
        Path whole = scratch.trace(accesses, "tandem");
        twice("trace to tape", runs.duel(() -> record(half, BINARY), () -> record(whole, BINARY)));
        BlockLog halfLog = scratch.queue();
        BlockLog wholeLog = scratch.queue();
        Engine.record(half, BINARY, halfLog);
        Engine.record(whole, BINARY, wholeLog);
        Scenario halfScenario = Engine.scenario(Tape.open(halfLog), Map.of());
        Scenario wholeScenario = Engine.scenario(Tape.open(wholeLog), Map.of());
        for (String strategy : List.of(STRATEGY, OTHER)) {
            twice(
                    "tape to figures, " + strategy,
                    runs.duel(() -> replay(halfScenario, strategy), () -> replay(wholeScenario, strategy)));
        }
        scratch.drop(halfLog);
        scratch.drop(wholeLog);
    }

    private void twice(String stage, Duel duel) {
        table.row(
                stage,
                String.format(Locale.ROOT, "%.2f", duel.ratio()),
                duel.ratio() <= TWICE ? "<= 2.1" : "<= 2.1 MISSED");
    }

    private void withPages() throws Exception {
        table.begin("Pages: " + Table.amount(accesses / 10, "accesses"), "memory", "pages", STRATEGY, OTHER);
        BlockLog log = recorded();
        for (long times : new long[] {1, 10, 100}) {
            Scenario scenario = Engine.scenario(Tape.open(log), Map.of("memory", GUEST_BYTES * times + ""));
            table.row(
                    Table.amount(GUEST_BYTES * times, "B"),
                    Table.amount(scenario.pages(), ""),
                    time(seconds(() -> replay(scenario, STRATEGY))),
                    time(seconds(() -> replay(scenario, OTHER))));
        }
        scratch.drop(log);
    }

    private void withRigs() throws Exception {
        table.begin(
                "Rigs on one tape: " + Table.amount(accesses / 10, "accesses") + ", latency varied",
                "rigs",
                STRATEGY,
                OTHER);
        BlockLog log = recorded();
        Tape tape = Tape.open(log);
        for (int rigs : new int[] {1, 10, 100}) {
            table.row(
                    rigs,
                    time(seconds(() -> replays(tape, STRATEGY, rigs))),
                    time(seconds(() -> replays(tape, OTHER, rigs))));
        }
        scratch.drop(log);
    }

    private void withStrategies() throws Exception {
        table.begin("Strategies on one tape: " + Table.amount(accesses / 10, "accesses"), "strategies", "time");
        BlockLog log = recorded();
        Scenario scenario = Engine.scenario(Tape.open(log), Map.of());
        List<String> all = List.copyOf(Offers.strategies());
        for (int many : new int[] {1, all.size() / 4, all.size()}) {
            table.row(many, time(seconds(() -> {
                all.subList(0, many).forEach(name -> replay(scenario, name));
                return many;
            })));
        }
        scratch.drop(log);
    }

    private BlockLog recorded() throws IOException {
        BlockLog log = scratch.queue();
        Engine.record(scratch.trace(accesses / 10, "lackey"), "lackey", log);
        return log;
    }

    private long record(Path trace, String format) throws IOException {
        BlockLog log = scratch.queue();
        Engine.record(trace, format, log);
        scratch.drop(log);
        return 1;
    }

    private long replay(Scenario scenario, String strategy) {
        BlockLog journal = scratch.journal();
        Engine.figures(scenario, strategy, journal);
        scratch.drop(journal);
        return 1;
    }

    private long replays(Tape tape, String strategy, int rigs) {
        for (int rig = 0; rig < rigs; rig++) {
            replay(Engine.scenario(tape, Map.of("latency", 50 + rig + "us")), strategy);
        }
        return rigs;
    }

    /** The median time of a run. */
    private double seconds(Duel.Work work) throws Exception {
        return 1
                / Duel.alone(runs, () -> {
                    work.run();
                    return 1;
                });
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%,.1f ms", seconds * 1000);
    }
}
