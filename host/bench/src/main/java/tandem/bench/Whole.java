package tandem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Scenario;
import tandem.engine.Tape;

/** The whole-program benchmark: stages in turn with their rivals or limits. {@code host/bench/run} starts it. */
public final class Whole {
    private static final Set<String> BY_WALL_TIME = Set.of("two-cores", "gunzip", "queues");
    private static final Map<String, String> HUGE = Map.of("memory", "64GiB");

    private Whole() {}

    /**
     * Use: {@code Whole PART ACCESSES RUNS FOLDER [MEMORY]}; traces are generated in the folder, and stay. The other is one
     * in the memory's file system. Parts that read end in the encoding, such as {@code gunzip:champsim}.
     */
    public static void main(String[] arguments) throws Exception {
        String[] part = arguments[0].split(":", 2);
        String encoding = part[part.length - 1];
        long accesses = Long.parseLong(arguments[1]);
        Runs runs = Runs.of(Integer.parseInt(arguments[2]), !BY_WALL_TIME.contains(part[0]));
        Table table = new Table();
        try (Scratch scratch = new Scratch(Path.of(arguments[3]))) {
            Reading reading = new Reading(scratch, table, accesses, runs);
            Replaying replaying = new Replaying(scratch, table, accesses, runs);
            switch (part[0]) {
                case "limits" -> {
                    new Limits(scratch.trace(accesses, "lackey"), scratch).print(table, runs);
                    reading.tapeSize();
                }
                case "one-core" -> reading.onOneCore(encoding);
                case "strategies" -> replaying.everyStrategy();
                case "journal" -> journal(replaying, arguments);
                case "two-cores" -> reading.onTwoCores(encoding);
                case "gunzip" -> reading.gunzipping(encoding);
                case "queues" -> {
                    reading.queue();
                    replaying.queues();
                }
                case "growth" -> new Growth(scratch, table, accesses, runs).print();
                case "memory" -> hugeMemory(scratch, table, accesses);
                default -> throw new IllegalArgumentException("no part " + arguments[0]);
            }
        }
    }

    private static void journal(Replaying replaying, String... arguments) throws Exception {
        if (arguments.length == 4) {
            replaying.journal(Optional.empty());
            return;
        }
        try (Scratch memory = new Scratch(Path.of(arguments[4]))) {
            replaying.journal(Optional.of(memory));
        }
    }

    /** Replays a virtual machine of 16 M pages; that it fits into the heap is the result. */
    private static void hugeMemory(Scratch scratch, Table table, long accesses) throws IOException {
        BlockLog tape = new MemoryLog();
        Engine.record(scratch.trace(accesses, "lackey"), "lackey", tape);
        Scenario scenario = Engine.scenario(Tape.open(tape), HUGE);
        table.begin("A virtual machine of 64 GiB", "strategy", "pages", "greatest heap", "time");
        BlockLog journal = scratch.journal();
        long begin = System.nanoTime();
        Engine.figures(scenario, "concurrent-queue", journal);
        String time = (System.nanoTime() - begin) / 1_000_000 + " ms";
        scratch.drop(journal);
        table.row(
                "concurrent-queue",
                Table.amount(scenario.pages(), ""),
                Table.amount(Runtime.getRuntime().maxMemory(), "B"),
                time);
    }
}
