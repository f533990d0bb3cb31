package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.app.SecondTraceFlags.Seconds;
import tandem.app.plugins.Plugins;
import tandem.app.run.OpenTrace;
import tandem.app.run.PluginOptions;
import tandem.app.run.StrategySetup;
import tandem.engine.Rig;
import tandem.engine.options.Options;

/** Replays traces against strategies. */
@Command(
        name = "replay",
        description = "Replays a trace against live-migration strategies, and compares what each would cost.",
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true)
final class ReplayCommand implements Callable<Integer> {
    private final Tandem tandem;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "TRACE", arity = "1..*", description = "The trace; each of several is replayed by itself.")
    private List<Path> traces = new ArrayList<>();

    @Mixin
    private StrategyFlags strategyFlags = new StrategyFlags();

    @Mixin
    private TraceFlags traceFlags = new TraceFlags();

    @Mixin
    private SecondTraceFlags secondFlags = new SecondTraceFlags();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes the results to exactly this folder. Default: results/<trace>-<time>/.")
    private @Nullable Path out;

    @Option(
            names = "--rig",
            paramLabel = "FILE",
            description = "Sets what this YAML file says, by the names of the flags below.")
    private @Nullable Path rigFile;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            description = "Sets the link: 1gbe, 10gbe, 25gbe, 100gbe, or wan (100 Mbit/s, 10 ms).")
    private @Nullable String link;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "Sets costs: ideal (none), realistic (the defaults), hostile (a slow source, a full buffer).")
    private @Nullable String profile;

    ReplayCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        rigOptions(new Rig());
        Plugins plugins = tandem.plugins();
        PluginOptions options = traceFlags.options(plugins);
        List<StrategySetup> setups = strategyFlags.chosen(plugins).stream()
                .map(name -> new StrategySetup(name, plugins, options))
                .toList();
        if (out != null && traces.size() > 1) {
            throw new InputException(
                    "--out is one folder, for the results of one trace: give one trace, or leave it out");
        }
        int status = Failures.DONE;
        for (Path path : traces) {
            OpenTrace trace = traceFlags.open(path, plugins, options);
            Rig rig = new Rig();
            Options rigOptions = rigOptions(rig);
            Seconds seconds = secondFlags.open(traceFlags, plugins, options, rig.pageSizeBytes());
            options.requireUsed(used(trace, seconds, setups));
            ReplayJob job =
                    new ReplayJob(tandem, trace, seconds.onTarget(), seconds.recorded(), setups, rig, rigOptions);
            status = Math.max(status, job.run(out) ? Failures.DONE : Failures.A_STRATEGY_FAILED);
        }
        return status;
    }

    private Options rigOptions(Rig rig) {
        return RigFlags.read(rig, profile, link, rigFile, parsed().commandLine().getParseResult());
    }

    private CommandSpec parsed() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec;
    }

    private static Set<String> used(OpenTrace trace, Seconds seconds, List<StrategySetup> setups) {
        Set<String> used = new LinkedHashSet<>();
        setups.forEach(setup -> used.add(setup.name()));
        used.add(trace.format().name());
        seconds.all().forEach(second -> used.add(second.trace().format().name()));
        return used;
    }
}
