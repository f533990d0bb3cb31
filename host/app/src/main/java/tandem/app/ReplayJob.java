package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.app.results.FileRecord;
import tandem.app.results.MachineRecord;
import tandem.app.results.ResultFiles;
import tandem.app.results.ResultTable;
import tandem.app.results.ResultsFolder;
import tandem.app.results.Run;
import tandem.app.results.SecondRecord;
import tandem.app.results.TraceRecord;
import tandem.app.run.Journals;
import tandem.app.run.OpenTrace;
import tandem.app.run.Outcome;
import tandem.app.run.PageListFile;
import tandem.app.run.ReplayPool;
import tandem.app.run.SecondTrace;
import tandem.app.run.StageProgress;
import tandem.app.run.StrategySetup;
import tandem.app.run.TapeStore;
import tandem.app.run.TapeStore.StoredTape;
import tandem.engine.PageList;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/** All replays of one trace, from the trace to the results. */
final class ReplayJob {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LEAST_ROOM_BYTES = 4 << 20;
    private static final long LEAST_JOURNAL_BYTES = 1 << 20;
    private static final long EVENT_BYTES = 12;
    private static final long EVENTS_A_PAGE = 6;

    private final Tandem tandem;
    private final OpenTrace trace;
    private final @Nullable SecondTrace onTarget;
    private final @Nullable SecondTrace recorded;
    private final List<StrategySetup> setups;
    private final Rig rig;
    private final Options rigOptions;
    private final LocalDateTime started = LocalDateTime.now(ZoneId.systemDefault());
    private long readNanos;
    private long replayNanos;

    ReplayJob(
            Tandem tandem,
            OpenTrace trace,
            @Nullable SecondTrace onTarget,
            @Nullable SecondTrace recorded,
            List<StrategySetup> setups,
            Rig rig,
            Options rigOptions) {
        this.tandem = tandem;
        this.trace = trace;
        this.onTarget = onTarget;
        this.recorded = recorded;
        this.setups = setups;
        this.rig = rig;
        this.rigOptions = rigOptions;
    }

    /** Does it all, with the results in {@code out} or a folder of their own; answers whether no strategy failed. */
    boolean run(@Nullable Path out) throws IOException, InterruptedException {
        Path results = tandem.installation().results();
        try (ResultsFolder folder =
                        out == null ? ResultsFolder.named(results, trace.name(), started) : ResultsFolder.at(out);
                TapeStore tapes = TapeStore.in(results.resolve("tapes"), Tandem.Version.ofEngine(), tandem.err())) {
            StoredTape stored = read(trace, tapes);
            StoredTape target = onTarget == null ? null : read(onTarget.trace(), tapes);
            StoredTape record = recorded == null ? null : read(recorded.trace(), tapes);
            trace.findPages(stored.tape(), rigOptions, tandem.err());
            List<Outcome> outcomes = replay(scenario(stored, target, record, tapes), folder);
            Run run = record(outcomes, stored, target, record);
            ResultFiles.write(run, machine(stored.tape()), folder);
            print(run, folder.publish());
            return !run.hasFailures();
        }
    }

    private StoredTape read(OpenTrace one, TapeStore tapes) throws IOException {
        long begin = System.nanoTime();
        try (StageProgress progress = tandem.reading(one)) {
            StoredTape stored = tapes.tape(one, rig, rigOptions);
            readNanos += stored.wasThere() ? 0 : System.nanoTime() - begin;
            return stored;
        }
    }

    private Scenario scenario(
            StoredTape stored, @Nullable StoredTape target, @Nullable StoredTape record, TapeStore tapes) {
        try {
            PageList pages = rig.pagesFile().isEmpty() ? null : PageListFile.read(Path.of(rig.pagesFile()));
            Scenario scenario = Scenario.of(rig, stored.tape(), placed(onTarget, target), pages, tapes::scratch);
            Tape before = placed(recorded, record);
            return before == null ? scenario : scenario.withRecord(before);
        } catch (IllegalArgumentException e) {
            throw new InputException("this rig and this trace do not go together: " + e.getMessage(), e);
        }
    }

    private static @Nullable Tape placed(@Nullable SecondTrace second, @Nullable StoredTape stored) {
        return second == null || stored == null ? null : second.placed(stored);
    }

    private List<Outcome> replay(Scenario scenario, ResultsFolder folder) throws IOException, InterruptedException {
        Path journals = folder.file("journal");
        long journal = LEAST_JOURNAL_BYTES + scenario.pages() * EVENT_BYTES * EVENTS_A_PAGE;
        folder.requireRoom(LEAST_ROOM_BYTES + journal * setups.size(), "the results");
        int cores = Runtime.getRuntime().availableProcessors();
        ReplayPool pool = new ReplayPool(scenario, new Journals(journals), cores, PATIENCE_NANOS);
        long begin = System.nanoTime();
        String stage = "replaying " + setups.size() + (setups.size() == 1 ? " strategy" : " strategies");
        long total = (long) scenario.pages() * setups.size();
        try (StageProgress progress = tandem.progress(stage, total, pool::sent)) {
            return pool.run(setups);
        } finally {
            replayNanos = System.nanoTime() - begin;
        }
    }

    private Run record(
            List<Outcome> outcomes, StoredTape stored, @Nullable StoredTape target, @Nullable StoredTape record)
            throws IOException {
        return new Run(
                Tandem.Version.number(),
                tandem.commandWithoutOut(),
                TraceRecord.of(trace, stored),
                onTarget == null || target == null ? null : SecondRecord.of(onTarget, target),
                recorded == null || record == null ? null : SecondRecord.of(recorded, record),
                rig.pagesFile().isEmpty() ? null : FileRecord.of(Path.of(rig.pagesFile())),
                rigOptions.values(),
                outcomes,
                tandem.plugins().records());
    }

    private MachineRecord machine(Tape tape) {
        long replayed = tape.counts().pageAccesses() * setups.size();
        return new MachineRecord(
                tandem.command(), started, readNanos, tape.counts().pageAccesses(), replayNanos, replayed);
    }

    private void print(Run run, Path place) {
        printWarnings(run.trace());
        Stream.of(run.target(), run.recorded())
                .flatMap(Stream::ofNullable)
                .forEach(second -> printWarnings(second.trace()));
        Map<String, String> defaults = Options.of(new Rig()).values();
        tandem.out().println();
        new ResultTable(run.outcomes()).print(tandem.out(), run.workload(), run.rigInWords(defaults));
        tandem.out().println("Results: " + place + " (report.html, timings.csv, run.json ...)");
    }

    private void printWarnings(TraceRecord record) {
        record.warnings().forEach(warning -> tandem.err().println("note: " + record.file() + ": " + warning));
    }
}
