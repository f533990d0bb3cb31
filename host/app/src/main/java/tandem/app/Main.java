package tandem.app;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
    private static final int HELP_COLUMNS = 110;

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        int status = run(Installation.found(), utf8(System.out), utf8(System.err), args);
        System.exit(status);
    }

    /** Runs one command; returns the exit status: 0 done, 1 a strategy failed, 2 the input or the usage is wrong. */
    public static int run(Installation installation, PrintWriter out, PrintWriter err, String... args) {
        Tandem tandem = new Tandem(installation, out, err, List.of(args));
        Failures failures = new Failures(err, tandem);
        try {
            return commandLine(tandem, failures).setOut(out).setErr(err).execute(args);
        } catch (Error e) {
            // Picocli hands on exceptions only.
            return failures.report(e, Failures.describe(e));
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(Tandem tandem, Failures failures) {
        CommandLine replay = new CommandLine(new ReplayCommand(tandem));
        RigFlags.addTo(replay.getCommandSpec());
        CommandLine study = new CommandLine(new StudyCommand(tandem));
        RigFlags.addTo(study.getCommandSpec());
        return new CommandLine(tandem)
                .addSubcommand(replay)
                .addSubcommand(study)
                .addSubcommand(new InspectCommand(tandem))
                .addSubcommand(new ConvertCommand(tandem))
                .addSubcommand(CaptureCommand.of(tandem))
                .addSubcommand(new ValidateCommand(tandem))
                .addSubcommand(new PluginsCommand(tandem))
                .addSubcommand(new HelpCommand(tandem))
                .setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
