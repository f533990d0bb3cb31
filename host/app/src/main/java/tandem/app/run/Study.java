package tandem.app.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.PageList;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/** Replays one tape under rigs that differ from a base in one parameter each. */
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

    /** What decides whether running on at the source pays: the base first, then one change at a time. */
    private static final Map<String, List<String>> CONCURRENCY = concurrency();

    private final String trace;
    private final Tape tape;
    private final @Nullable PageList pages;
    private final Map<String, String> base;

    /** Of the trace named {@code trace}, from the rig whose values are {@code base}. */
    public Study(String trace, Tape tape, @Nullable PageList pages, Map<String, String> base) {
        this.trace = trace;
        this.tape = tape;
        this.pages = pages;
        this.base = base;
    }

    private static Map<String, List<String>> concurrency() {
        Map<String, List<String>> study = new LinkedHashMap<>();
        study.put("source-speed", List.of("100%", "90%", "67%", "50%", "25%"));
        study.put("run-ahead", List.of("unbounded", "100ms", "10ms", "1ms", "100us"));
        study.put("latency", List.of("0", "50us", "200us", "1ms", "10ms"));
        study.put("bandwidth", List.of("100mbit", "1gbit", "10gbit", "100gbit"));
        study.put("send-buffer", List.of("0", "64KiB", "256KiB", "4MiB"));
        study.put("wrong-hints", List.of("0%", "10%", "25%", "50%", "100%"));
        study.put("vcpus", List.of("independent", "gang"));
        return study;
    }

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
            String strategy,
            @Nullable Figures figures,
            @Nullable String failure) {
        /** What stands in the {@link #COLUMNS}. */
        public List<Object> cells() {
            List<Object> cells = new ArrayList<>(List.of(trace, parameter, value, strategy));
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

    /** Replays all, as many at a time as there are cores; the rows are in the order of parameters, values, strategies. */
    public List<Row> run(List<StrategySetup> setups) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Row>> running = new ArrayList<>();
            CONCURRENCY.forEach((parameter, values) -> values.forEach(value -> {
                Scenario scenario = Scenario.of(rig(parameter, value), tape, null, pages);
                setups.forEach(setup -> running.add(pool.submit(() -> replay(scenario, parameter, value, setup))));
            }));
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

    private Rig rig(String parameter, String value) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        base.forEach(options::set);
        options.set(parameter, value);
        return rig;
    }

    private Row replay(Scenario scenario, String parameter, String value, StrategySetup setup) {
        MemoryLog journal = new MemoryLog();
        try {
            new Replay(scenario, setup.create(), journal).run();
            return new Row(trace, parameter, value, setup.name(), Figures.of(journal), null);
        } catch (RuntimeException e) {
            return new Row(trace, parameter, value, setup.name(), null, String.valueOf(e.getMessage()));
        }
    }
}
