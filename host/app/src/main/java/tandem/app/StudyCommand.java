package tandem.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import tandem.app.results.Run;
import tandem.app.results.StudyTable;
import tandem.app.run.OpenTrace;
import tandem.app.run.PageListFile;
import tandem.app.run.PluginOptions;
import tandem.app.run.StageProgress;
import tandem.app.run.StrategySetup;
import tandem.app.run.Study;
import tandem.app.run.TapeStore;
import tandem.engine.PageList;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.options.Names;
import tandem.engine.options.Options;

/** Replays traces under several rigs. */
@Command(
        name = "study",
        description = {
            "Replays traces under several rigs, and tells what each strategy costs under each.",
            "STUDY is strategies: all of them under each profile, as a table in Markdown and, with --out, as CSV;",
            "or concurrency: when does running on at the source pay? One parameter of the rig varied at a time, as CSV.",
            "Example: tandem study concurrency --repeat 30 ls.lackey.gz --out study.csv"
        },
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true)
final class StudyCommand implements Callable<Integer> {
    private static final String STRATEGIES = "strategies";
    private static final List<String> STUDIES = List.of("concurrency", STRATEGIES);

    private final Tandem tandem;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "STUDY", index = "0", description = "What to study: strategies or concurrency.")
    private String study = "";

    @Parameters(paramLabel = "TRACE", index = "1..*", arity = "1..*", description = "The traces.")
    private List<Path> traces = new ArrayList<>();

    @Mixin
    private StrategyFlags strategyFlags = new StrategyFlags();

    @Mixin
    private TraceFlags traceFlags = new TraceFlags();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes CSV to this file. Default: concurrency writes it to standard output.")
    private @Nullable Path out;

    @Option(names = "--link", paramLabel = "LINK", description = "The link that the study starts from, as of replay.")
    private @Nullable String link;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "The costs that it starts from, as of replay; strategies are studied under this profile only.")
    private @Nullable String profile;

    @Option(names = "--rig", paramLabel = "FILE", description = "The rig that it starts from, as of replay.")
    private @Nullable Path rigFile;

    StudyCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!STUDIES.contains(study)) {
            throw new InputException("STUDY: " + Names.unknown("study", study, STUDIES));
        }
        requireNewFile();
        Plugins plugins = tandem.plugins();
        PluginOptions options = traceFlags.options(plugins);
        List<StrategySetup> setups = strategyFlags.chosen(plugins).stream()
                .map(name -> new StrategySetup(name, plugins, options))
                .toList();
        List<List<Study.Row>> byTrace = new ArrayList<>();
        List<String> pageLists = new ArrayList<>();
        try (TapeStore tapes = TapeStore.in(
                tandem.installation().results().resolve("tapes"), Tandem.Version.ofEngine(), tandem.err())) {
            for (Path path : traces) {
                OpenTrace trace = traceFlags.open(path, plugins, options);
                Rig rig = new Rig();
                Options base = rig(rig, profile);
                Tape tape = tape(trace, rig, base, tapes);
                trace.findPages(tape, base, tandem.err());
                tandem.err().println("studying " + trace.name() + " ...");
                byTrace.add(study(new Study(trace.name(), tape, pages(rig), tapes::scratch), trace, base, setups));
                pageLists.add(rig.pagesFile());
            }
        }
        write(byTrace, pageLists);
        return byTrace.stream().flatMap(List::stream).anyMatch(row -> row.figures() == null)
                ? Failures.A_STRATEGY_FAILED
                : Failures.DONE;
    }

    private Tape tape(OpenTrace trace, Rig rig, Options rigOptions, TapeStore tapes) throws IOException {
        try (StageProgress progress = tandem.reading(trace)) {
            return tapes.tape(trace, rig, rigOptions).tape();
        }
    }

    private void requireNewFile() {
        if (out != null && Files.exists(out)) {
            throw new InputException("--out: " + out + " is there already. Name another file, or remove it");
        }
        if (out != null && !Files.isDirectory(out.toAbsolutePath().resolveSibling(""))) {
            throw new InputException("--out: there is no folder for " + out + ". Make it, or name another file");
        }
    }

    private static @Nullable PageList pages(Rig rig) {
        return rig.pagesFile().isEmpty() ? null : PageListFile.read(Path.of(rig.pagesFile()));
    }

    private List<Study.Row> study(Study one, OpenTrace trace, Options base, List<StrategySetup> setups)
            throws InterruptedException {
        try {
            return one.run(study.equals(STRATEGIES) ? profiles() : StudyCases.concurrency(base), setups);
        } catch (IllegalArgumentException e) {
            throw new InputException("this rig and " + trace.name() + " do not go together: " + e.getMessage(), e);
        }
    }

    private List<Study.Case> profiles() {
        return (profile == null ? List.copyOf(RigFlags.PROFILES.keySet()) : List.of(profile))
                .stream()
                        .map(name -> {
                            Rig rig = new Rig();
                            rig(rig, name);
                            return new Study.Case("profile", name, rig);
                        })
                        .toList();
    }

    private Options rig(Rig rig, @Nullable String withProfile) {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return RigFlags.read(rig, withProfile, link, rigFile, spec.commandLine().getParseResult());
    }

    private void write(List<List<Study.Row>> byTrace, List<String> pageLists) throws IOException {
        List<Study.Row> rows = byTrace.stream().flatMap(List::stream).toList();
        if (study.equals(STRATEGIES)) {
            Map<String, String> defaults = Options.of(new Rig()).values();
            String rig = Run.inWords(rig(new Rig(), null).values(), defaults);
            new StudyTable(byTrace, pageLists, rig).print(tandem.out());
        } else if (out == null) {
            tandem.out().print(csv(rows));
        }
        if (out != null) {
            try (NewFile file = NewFile.at(out, false).removedAtExit()) {
                file.write(csv(rows).getBytes(StandardCharsets.UTF_8));
                file.publish();
            }
            tandem.err().println(rows.size() + " replays: " + out);
        }
    }

    private static String csv(List<Study.Row> rows) throws IOException {
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
        return text.toString();
    }
}
