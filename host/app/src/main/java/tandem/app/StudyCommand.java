package tandem.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.app.plugins.Plugins;
import tandem.app.run.OpenTrace;
import tandem.app.run.PageListFile;
import tandem.app.run.PluginOptions;
import tandem.app.run.StrategySetup;
import tandem.app.run.Study;
import tandem.app.run.TapeStore;
import tandem.engine.PageList;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.options.Names;
import tandem.engine.options.Options;

/** Replays traces under rigs that differ in one parameter at a time. */
@Command(
        name = "study",
        description = {
            "Varies one parameter of the rig at a time, and tells what each strategy costs then.",
            "STUDY is concurrency: when does running on at the source pay?",
            "Example: tandem study concurrency --repeat 30 ls.lackey.gz --out study.csv"
        },
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true)
final class StudyCommand implements Callable<Integer> {
    private final Tandem tandem;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "STUDY", index = "0", description = "What to study: concurrency.")
    private String study = "";

    @Parameters(paramLabel = "TRACE", index = "1..*", arity = "1..*", description = "The traces.")
    private List<Path> traces = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            split = ",",
            description = "Replays these strategies only, separated by commas. Default: all that are installed.")
    private List<String> strategies = new ArrayList<>();

    @Mixin
    private TraceFlags traceFlags = new TraceFlags();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes CSV to this file. Default: to standard output.")
    private @Nullable Path out;

    @Option(names = "--link", paramLabel = "LINK", description = "The link that the study starts from, as of replay.")
    private @Nullable String link;

    @Option(names = "--profile", paramLabel = "PROFILE", description = "The costs that it starts from, as of replay.")
    private @Nullable String profile;

    @Option(names = "--rig", paramLabel = "FILE", description = "The rig that it starts from, as of replay.")
    private @Nullable Path rigFile;

    StudyCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!study.equals("concurrency")) {
            throw new InputException("STUDY: there is no study \"" + study + "\". There is: concurrency");
        }
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        if (out != null && Files.exists(out)) {
            throw new InputException("--out: " + out + " is there already. Name another file, or remove it");
        }
        Rig rig = new Rig();
        Options base =
                RigFlags.read(rig, profile, link, rigFile, spec.commandLine().getParseResult());
        Plugins plugins = tandem.plugins();
        PluginOptions options = traceFlags.options(plugins);
        List<StrategySetup> setups = chosen(plugins).stream()
                .map(name -> new StrategySetup(name, plugins, options))
                .toList();
        List<Study.Row> rows = new ArrayList<>();
        try (TapeStore tapes =
                TapeStore.in(tandem.installation().results().resolve("tapes"), Tandem.Version.ofEngine())) {
            for (Path path : traces) {
                OpenTrace trace = traceFlags.open(path, plugins, options);
                Tape tape = tapes.tape(trace, rig, base).tape();
                PageList pages = rig.pagesFile().isEmpty() ? null : PageListFile.read(Path.of(rig.pagesFile()));
                Study one = new Study(trace.name(), tape, pages, base.values());
                tandem.err().println("studying " + trace.name() + " ...");
                rows.addAll(one.run(setups));
            }
        }
        write(rows);
        return rows.stream().anyMatch(row -> row.figures() == null) ? Failures.A_STRATEGY_FAILED : Failures.DONE;
    }

    private Set<String> chosen(Plugins plugins) {
        for (String name : strategies) {
            if (!plugins.strategies().contains(name)) {
                throw new InputException("--strategy: " + Names.unknown("strategy", name, plugins.strategies()));
            }
        }
        return strategies.isEmpty() ? plugins.strategies() : new LinkedHashSet<>(strategies);
    }

    private void write(List<Study.Row> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(Study.COLUMNS.toArray(new String[0]))
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Study.Row row : rows) {
                printer.printRecord(row.cells());
            }
        }
        if (out == null) {
            tandem.out().print(text);
        } else {
            Path part = out.resolveSibling("." + out.getFileName() + ".part");
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, out);
            tandem.out().println(rows.size() + " replays: " + out);
        }
    }
}
