package tandem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Scenario;
import tandem.engine.Tape;

/** From tape to figures. */
final class Replaying {
    private static final double LEAST_RATE = 1e9;
    private static final double SLOWEST_AGAINST_LRU = 0.1;
    private static final double JOURNAL = 1 / 1.2;
    private static final double QUEUE = 1 / 2.0;
    private static final List<String> JOURNALED = List.of("pre-copy", "post-copy", "concurrent-queue");
    private static final int LRU_ACCESSES = 10_000_000;
    private static final int PAGES = 1 << 18;
    private static final int PAGE_SHIFT = 12;

    private final Scratch scratch;
    private final Table table;
    private final long accesses;
    private final Runs runs;

    Replaying(Scratch scratch, Table table, long accesses, Runs runs) {
        this.scratch = scratch;
        this.table = table;
        this.accesses = accesses;
        this.runs = runs;
    }

    /** Every strategy on one core, with its journal and figures, against an LRU cache over the same accesses. */
    void everyStrategy() throws Exception {
        table.beginDuels("From tape to figures, one strategy on one core");
        BlockLog log = recorded();
        Scenario scenario = Engine.scenario(Tape.open(log), Map.of());
        int[] pages = pages();
        // the first would else wait for the compiler
        Offers.strategies().forEach(strategy -> figures(scenario, strategy));
        for (String strategy : Offers.strategies()) {
            Duel duel = runs.duel(() -> figures(scenario, strategy), () -> lru(pages));
            boolean met = duel.rate() >= LEAST_RATE && duel.ratio() >= SLOWEST_AGAINST_LRU;
            table.duel(strategy, "accesses/s", duel, "plain LRU", ">= 1 G accesses/s" + (met ? "" : " MISSED"));
        }
        scratch.drop(log);
    }

    /** What a journal costs, here, in the memory's file system where there is one, and of a guest ten times as large. */
    void journal(Optional<Scratch> memory) throws Exception {
        table.beginDuels("The journal, in a Chronicle Queue");
        BlockLog log = recorded();
        Tape tape = Tape.open(log);
        Scenario usual = Engine.scenario(tape, Map.of());
        Scenario large = Engine.scenario(tape, Map.of("memory", "2560MiB"));
        for (String strategy : JOURNALED) {
            // what is compiled for journals that are kept is compiled anew when one is dropped
            journal(usual, strategy, scratch);
        }
        for (String strategy : JOURNALED) {
            row(strategy, journal(usual, strategy, scratch));
            if (memory.isPresent()) {
                row(strategy + ", in memory's file system", journal(usual, strategy, memory.get()));
            }
            row(strategy + ", 2.5 GiB of guest", journal(large, strategy, scratch));
        }
        scratch.drop(log);
    }

    private void row(String what, Duel journal) {
        table.duel(what + ", journal on", "replays/s", journal, "journal off", JOURNAL);
    }

    private Duel journal(Scenario scenario, String strategy, Scratch folder) throws Exception {
        return runs.duel(() -> journaled(scenario, strategy, folder), () -> unjournaled(scenario, strategy));
    }

    /** What queues cost in all. */
    void queues() throws Exception {
        table.beginDuels("Chronicle Queue against memory");
        Path text = scratch.trace(accesses, "lackey");
        Duel whole = runs.duel(
                () -> endToEnd(text, scratch.queue(), scratch.journal()),
                () -> endToEnd(text, new MemoryLog(), new MemoryLog()));
        table.duel("lackey text to figures, through Chronicle Queue", "accesses/s", whole, "through memory", QUEUE);
    }

    private BlockLog recorded() throws IOException {
        BlockLog log = scratch.queue();
        Engine.record(scratch.trace(accesses, "lackey"), "lackey", log);
        return log;
    }

    private long figures(Scenario scenario, String strategy) {
        BlockLog journal = scratch.journal();
        Engine.figures(scenario, strategy, journal);
        scratch.drop(journal);
        return accesses;
    }

    private static long journaled(Scenario scenario, String strategy, Scratch folder) {
        BlockLog journal = folder.journal();
        Engine.replay(scenario, strategy, journal);
        // as a replay does: what it wrote stays
        journal.close();
        return 1;
    }

    private static long unjournaled(Scenario scenario, String strategy) {
        Engine.replay(scenario, strategy, new Dropped());
        return 1;
    }

    private long endToEnd(Path text, BlockLog tape, BlockLog journal) throws IOException {
        Engine.record(text, "lackey", tape);
        Engine.figures(Engine.scenario(Tape.open(tape), Map.of()), "concurrent-queue", journal);
        scratch.drop(tape);
        scratch.drop(journal);
        return accesses;
    }

    private static long lru(int[] pages) {
        if (new Lru(PAGES, PAGES / 64).misses(pages) == 0) {
            throw new IllegalStateException("no page was missed");
        }
        return pages.length;
    }

    /** The pages of the first accesses of the generated trace. */
    private int[] pages() throws IOException {
        int[] pages = new int[(int) Math.min(accesses, LRU_ACCESSES)];
        new Guest().run(pages.length, new Guest.Watcher() {
            private int next;

            @Override
            public void fetch(long address) {
                pages[next++] = (int) (address >>> PAGE_SHIFT);
            }

            @Override
            public void data(boolean write, long address) {
                fetch(address);
            }
        });
        return pages;
    }
}
