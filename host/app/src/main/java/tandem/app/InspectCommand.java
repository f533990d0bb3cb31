package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tandem.api.Unit;
import tandem.app.plugins.Plugins;
import tandem.app.results.GapText;
import tandem.app.results.Json;
import tandem.app.results.LikenessRecord;
import tandem.app.results.SecondRecord;
import tandem.app.results.TraceRecord;
import tandem.app.run.OpenTrace;
import tandem.app.run.PageMap;
import tandem.app.run.PluginOptions;
import tandem.app.run.SecondTrace;
import tandem.app.run.StageProgress;
import tandem.app.run.TapeStore;
import tandem.app.run.TapeStore.StoredTape;
import tandem.engine.Likeness;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.WorkingSet;
import tandem.engine.options.Options;
import tandem.engine.options.Units;

/** Says what is in a trace. */
@Command(
        name = "inspect",
        description =
                "Reads a trace, checks it, and says what is in it: counts, gaps, working set, hottest pages; or compares two.")
final class InspectCommand implements Callable<Integer> {
    private static final int FIRST_PAGES = 20;
    private static final int HOTTEST = 10;

    private final Tandem tandem;

    @Parameters(paramLabel = "TRACE", arity = "1..2", description = "The trace; with --compare, two.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--compare",
            description =
                    "Says how alike two runs of one program are in the pages that they touch, and in which order.")
    private boolean compare;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description =
                    "Moves the pages of the second trace to where the first has them: CSV from,to,length in bytes,"
                            + " a line for each mapping that lay elsewhere.")
    private @Nullable Path map;

    @Option(names = "--json", description = "Prints a JSON object, for programs.")
    private boolean json;

    @Mixin
    private TraceFlags traceFlags = new TraceFlags();

    InspectCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException {
        if (paths.size() != (compare ? 2 : 1)) {
            throw new InputException(
                    compare
                            ? "--compare: it takes two traces to compare. Name both"
                            : "two traces are read together only to compare them: say so with --compare");
        }
        Rig rig = new Rig();
        Options rigOptions = Options.of(rig);
        PageMap pageMap = SecondTraceFlags.map(map, rig.pageSizeBytes());
        if (!compare && map != null) {
            throw new InputException("--map: there is no second trace whose pages it could move. See --compare");
        }
        Plugins plugins = tandem.plugins();
        PluginOptions options = traceFlags.options(plugins);
        List<OpenTrace> traces = new ArrayList<>();
        for (Path path : paths) {
            traces.add(traceFlags.open(path, plugins, options));
        }
        options.requireUsed(traces.stream().map(trace -> trace.format().name()).collect(Collectors.toSet()));
        Path results = tandem.installation().results();
        try (TapeStore tapes = TapeStore.in(results.resolve("tapes"), Tandem.Version.ofEngine(), tandem.err())) {
            StoredTape stored = read(traces.get(0), tapes, rig, rigOptions);
            TraceRecord record = TraceRecord.of(traces.get(0), stored);
            if (compare) {
                SecondTrace other = new SecondTrace(traces.get(1), pageMap);
                compare(record, stored.tape(), other, read(traces.get(1), tapes, rig, rigOptions));
            } else {
                inspect(record, stored.tape(), rig);
            }
        }
        return Failures.DONE;
    }

    private void compare(TraceRecord first, Tape tape, SecondTrace other, StoredTape stored) throws IOException {
        LikenessRecord likeness =
                new LikenessRecord(first, SecondRecord.of(other, stored), Likeness.of(tape, other.placed(stored)));
        if (json) {
            tandem.out().println(Json.text(likeness.asJson()));
        } else {
            likeness.print(tandem.out());
        }
    }

    private void inspect(TraceRecord record, Tape tape, Rig rig) {
        GapText gaps = GapText.of(tape, rig.quantumNanos());
        if (!json) {
            print(record, gaps, tape, rig);
            return;
        }
        Map<String, Object> object = record.asJson();
        object.put(
                "first_pages",
                Arrays.stream(tape.firstFrames(FIRST_PAGES))
                        .mapToObj(Long::toHexString)
                        .toList());
        object.put("gaps", gaps.asJson());
        tandem.out().println(Json.text(object));
    }

    private StoredTape read(OpenTrace trace, TapeStore tapes, Rig rig, Options rigOptions) throws IOException {
        try (StageProgress progress = tandem.reading(trace)) {
            return tapes.tape(trace, rig, rigOptions);
        }
    }

    private void print(TraceRecord record, GapText gaps, Tape tape, Rig rig) {
        TextTable facts = new TextTable("trace", record.file());
        record.asJson().forEach((key, value) -> {
            if (!key.equals("file") && !key.equals("warnings")) {
                facts.row(key.replace('_', ' '), inWords(value));
            }
        });
        facts.print(tandem.out());
        record.warnings().forEach(warning -> tandem.out().println("note: " + warning));
        tandem.out().println();
        gaps.print(tandem.out());
        WorkingSet set = WorkingSet.of(tape);
        printWindows(set);
        printHottest(set, tape, rig);
    }

    private static String inWords(Object value) {
        if (value instanceof Number number) {
            return count(number.longValue());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
        }
        return value.toString();
    }

    private void printWindows(WorkingSet set) {
        String window = Units.format(Unit.TIME, set.windowNanos());
        tandem.out().println();
        tandem.out()
                .println("Working set (pages touched) and writable working set (pages written) in each " + window
                        + " of guest time:");
        TextTable table = new TextTable(">from", ">touched", ">written");
        for (int i = 0; i < set.touched().size(); i++) {
            table.row(
                    Units.format(Unit.TIME, i * set.windowNanos()),
                    count(set.touched().get(i)),
                    count(set.written().get(i)));
        }
        table.print(tandem.out());
    }

    private void printHottest(WorkingSet set, Tape tape, Rig rig) {
        tandem.out().println();
        tandem.out()
                .println("Hottest pages, by accesses on the tape (those of a vCPU less than "
                        + Units.format(Unit.TIME, rig.quantumNanos()) + " apart count once):");
        TextTable table = new TextTable("address", ">accesses", ">share");
        long all = Math.max(1, tape.counts().accesses());
        IntStream.range(0, tape.touchedPages())
                .boxed()
                .sorted((one, other) -> Long.compare(set.accesses(other), set.accesses(one)))
                .limit(HOTTEST)
                .forEach(page -> table.row(
                        "0x" + Long.toHexString(tape.frame(page) * rig.pageSizeBytes()),
                        count(set.accesses(page)),
                        String.format(Locale.ROOT, "%.1f %%", set.accesses(page) * 100.0 / all)));
        table.print(tandem.out());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
