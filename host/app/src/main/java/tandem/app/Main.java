package tandem.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import tandem.app.run.FirstQueue;

/** The program's entry. */
public final class Main {
    private static final int HELP_COLUMNS = 110;

    private Main() {}

    /** Runs one command and exits with its status. */
    public static void main(String[] args) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        // A queue of the program's own looks for room itself.
        System.setProperty("chronicle.disk.monitor.disable", "true");
        WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = utf8(System.err);
        int status = run(Installation.found(), utf8(out), err, args);
        IOException lost = out.failure();
        // Who closes a pipe has enough.
        if (lost != null && !String.valueOf(lost.getMessage()).contains("Broken pipe")) {
            err.println("tandem: standard output cannot be written: " + lost.getMessage());
            status = Failures.WRONG_INPUT;
        }
        // What makes the first queue ready fails where the program ends before: nobody waits for it then.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        System.exit(status);
    }

    /** Runs one command; returns the exit status: 0 done, 1 a strategy failed, 2 the input or the usage is wrong. */
    public static int run(Installation installation, PrintWriter out, PrintWriter err, String... args) {
        if (args.length > 0 && args[0].equals("replay")) {
            FirstQueue.begin();
        }
        Tandem tandem = new Tandem(installation, out, err, List.of(args));
        Failures failures = new Failures(err, tandem);
        try {
            return commandLine(tandem, failures, tandem.command())
                    .setOut(out)
                    .setErr(err)
                    .execute(args);
        } catch (Error e) {
            // Picocli hands on exceptions only.
            return failures.report(e, Failures.describe(e));
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(Tandem tandem, Failures failures, List<String> args) {
        CommandLine all = new CommandLine(tandem);
        Commands.of(tandem).askedFor(args).forEach(all::addSubcommand);
        return all.setUsageHelpWidth(HELP_COLUMNS)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
