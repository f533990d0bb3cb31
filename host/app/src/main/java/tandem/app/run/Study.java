package tandem.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.engine.BlockLog;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.PageList;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;

/** Replays one tape under several rigs. */
public final class Study {
    /** The columns of the result, with units. */
    public static final List<String> COLUMNS = List.of(
            "trace",
            "parameter",
            "value",
            "strategy",
            "lost_time_ns",
            "stall_time_ns",
            "network_faults",
            "inflight_waits",
            "cow_copies",
            "cow_peak_pages",
            "hints_useful",
            "hints_late",
            "hints_useless",
            "failure");

    private final String trace;
    private final Tape tape;
    private final @Nullable PageList pages;
    private final Supplier<? extends BlockLog> scratch;

    /** Of the trace named {@code trace}, with logs from {@code scratch} for what does not fit the heap. */
    public Study(String trace, Tape tape, @Nullable PageList pages, Supplier<? extends BlockLog> scratch) {
        this.trace = trace;
        this.tape = tape;
        this.pages = pages;
        this.scratch = scratch;
    }

    /** A rig in which {@code parameter} was set to {@code value}. */
    public record Case(String parameter, String value, Rig rig) {}

    /**
     * A replay.
     *
     * @param parameter the parameter that was set
     * @param value to what
     * @param figures null where the strategy failed
     * @param failure why it failed
     */
    public record Row(
            String trace,
            String parameter,
            String value,
            StrategySetup setup,
            @Nullable Figures figures,
            @Nullable String failure) {
        /** What stands in the {@link #COLUMNS}. */
        public List<Object> cells() {
            List<Object> cells = new ArrayList<>(List.of(trace, parameter, value, setup.name()));
            Figures all = figures;
            if (all == null) {
                cells.addAll(List.of("", "", "", "", "", "", "", "", "", String.valueOf(failure)));
                return cells;
            }
            cells.addAll(List.of(
                    all.lostTime(),
                    all.stalls().sum(),
                    all.networkFaults(),
                    all.inflightWaits(),
                    all.cowCopies(),
                    all.cowPeakPages(),
                    all.hintsUseful(),
                    all.hintsLate(),
                    all.hintsUseless(),
                    ""));
            return cells;
        }
    }

    /** Replays all, as many at a time as there are cores; the rows are in the order of cases and strategies. */
    public List<Row> run(List<Case> cases, List<StrategySetup> setups) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Row>> running = new ArrayList<>();
            for (Case one : cases) {
                Scenario scenario = Scenario.of(one.rig, tape, null, pages, scratch);
                setups.forEach(setup -> running.add(pool.submit(() -> replay(scenario, one, setup))));
            }
            List<Row> rows = new ArrayList<>();
            for (Future<Row> row : running) {
                rows.add(row.get());
            }
            return rows;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Row replay(Scenario scenario, Case one, StrategySetup setup) {
        MemoryLog journal = new MemoryLog();
        try {
            new Replay(scenario, setup.create(), journal).run();
            return new Row(trace, one.parameter, one.value, setup, Figures.of(journal), null);
        } catch (RuntimeException e) {
            return new Row(trace, one.parameter, one.value, setup, null, String.valueOf(e.getMessage()));
        }
    }
}
