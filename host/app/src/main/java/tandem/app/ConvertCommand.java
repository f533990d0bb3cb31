package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tandem.app.convert.Conversion;
import tandem.app.convert.Target;
import tandem.app.plugins.Plugins;
import tandem.app.run.OpenTrace;
import tandem.app.run.PluginOptions;
import tandem.app.run.StageProgress;
import tandem.engine.Rig;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;

/** Writes a trace in another format. */
@Command(
        name = "convert",
        description = {
            "Writes a trace of any format anew, as canonical CSV or as Tandem's binary trace.",
            "What NAME ends in says which: NAME.csv or NAME.tandem. A further .gz, .xz, .zst, .bz2 or .lz4 compresses"
                    + " it. The new trace replays to the same figures."
        },
        sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
    private static final String INSTRUCTIONS_PER_SECOND = "instructions-per-second";
    private static final String ACCESS_INTERVAL = "access-interval";

    private final Tandem tandem;

    @Parameters(paramLabel = "TRACE", index = "0", description = "The trace.")
    private Path in = Path.of("");

    @Parameters(paramLabel = "NAME", index = "1", description = "The file to write, named by what it is to hold.")
    private Path out = Path.of("");

    @Mixin
    private TraceFlags traceFlags = new TraceFlags();

    @Option(
            names = "--" + INSTRUCTIONS_PER_SECOND,
            paramLabel = "VALUE",
            description = "In CSV, clocks a trace without time that has instruction fetches (default 1000000000).")
    private @Nullable String instructionsPerSecond;

    @Option(
            names = "--" + ACCESS_INTERVAL,
            paramLabel = "TIME",
            description =
                    "In CSV, the time between accesses of a trace without time and without fetches (default 1ns).")
    private @Nullable String accessInterval;

    @Option(names = "--force", description = "Replaces the file NAME where there is one.")
    private boolean force;

    ConvertCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public Integer call() throws IOException {
        Plugins plugins = tandem.plugins();
        Target target = Target.of(out, plugins);
        Rig rig = rig(target);
        PluginOptions options = traceFlags.options(plugins);
        OpenTrace trace = traceFlags.open(in, plugins, options);
        options.requireUsed(Set.of(trace.format().name()));
        try (NewFile file = NewFile.at(out, force).removedAtExit()) {
            Conversion conversion = new Conversion(trace, target, file);
            convert(trace, conversion, rig);
            long bytes = file.publish();
            tandem.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s: %,d accesses as %s, in %,d bytes (%s had %,d)",
                            out,
                            conversion.accesses(),
                            target.name(),
                            bytes,
                            trace.name(),
                            trace.file().sizeBytes()));
        }
        note(trace, target);
        return Failures.DONE;
    }

    private Rig rig(Target target) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        set(options, INSTRUCTIONS_PER_SECOND, instructionsPerSecond, target);
        set(options, ACCESS_INTERVAL, accessInterval, target);
        return rig;
    }

    private static void set(Options options, String name, @Nullable String value, Target target) {
        if (value == null) {
            return;
        }
        if (!target.needsTimes()) {
            throw new InputException("--" + name + ": " + target.name() + " keeps a trace without time as it is. Say it"
                    + " when you replay it");
        }
        try {
            options.set(name, value);
        } catch (OptionException e) {
            throw new InputException("--" + e.getMessage(), e);
        }
    }

    private void convert(OpenTrace trace, Conversion conversion, Rig rig) throws IOException {
        String stage = "converting " + trace.name();
        try (StageProgress progress = tandem.progress(stage, trace.file().sizeBytes(), trace.file()::bytesRead)) {
            conversion.run(rig);
        }
    }

    private void note(OpenTrace trace, Target target) {
        trace.file().warnings().forEach(warning -> tandem.err().println("note: " + trace.name() + ": " + warning));
        if (trace.format().guestPhysical() && !target.keepsAll()) {
            tandem.err()
                    .println("note: " + out + ": the addresses are guest-physical, which " + target.name()
                            + " does not say. Say it when you replay it, such as with --option csv.physical=true");
        }
    }
}
