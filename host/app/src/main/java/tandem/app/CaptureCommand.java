package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tandem.app.capture.Capture;
import tandem.app.capture.CaptureTool;
import tandem.app.capture.Lackey;
import tandem.app.capture.PerfPageFaults;
import tandem.app.capture.Session;

/** Records a command's accesses with the system's own tools. */
@Command(
        name = "capture",
        description = {
            "Runs a command and records its memory accesses into a trace.",
            "It takes the tools that the system has:",
            "  lackey       valgrind: every access of its first process, without time; very slow",
            "  page-faults  perf: the first touches of pages, with time, of all its processes and threads",
            "The command's input, output and exit status are its own. Ctrl-C ends it, and keeps what was recorded."
        },
        customSynopsis = "tandem capture [--format FORMAT] [-o FILE] [--force] [--replay] -- COMMAND...",
        sortOptions = false)
final class CaptureCommand implements Callable<Integer> {
    private final Tandem tandem;

    /** What can be recorded. */
    enum Format {
        LACKEY {
            @Override
            CaptureTool tool() {
                return Lackey.installed();
            }
        },
        PAGE_FAULTS {
            @Override
            CaptureTool tool() {
                return PerfPageFaults.installed();
            }
        };

        abstract CaptureTool tool();

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command, with its arguments.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "lackey",
            description = "What to record: lackey (the default) or page-faults.")
    private Format format = Format.LACKEY;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the trace to FILE, compressed where its name ends in .gz .xz .zst .bz2 or .lz4."
                    + " Default: <command>.<format>.gz in the current folder.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces the file where there is one.")
    private boolean force;

    @Option(names = "--replay", description = "Goes straight on with: tandem replay FILE")
    private boolean replay;

    private CaptureCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    /** The command; all that follows COMMAND is COMMAND's own. */
    static CommandLine of(Tandem tandem) {
        return new CommandLine(new CaptureCommand(tandem))
                .setStopAtPositional(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CaptureTool tool = format.tool();
        Capture capture = new Capture(tool, command, "Tandem " + Tandem.Version.number());
        capture.requireCommand();
        Path file = output == null ? defaultFile() : output;
        int status;
        boolean interrupted;
        try (Session session = new Session();
                NewFile newFile = NewFile.at(file, force)) {
            tandem.err().println("running " + command.get(0) + " " + tool.announcement() + " ...");
            tandem.err().flush();
            status = capture.run(newFile, session);
            interrupted = session.interrupted();
            long bytes = newFile.publish();
            tandem.err()
                    .println(String.format(
                            Locale.ROOT,
                            "%s in %s (%,d bytes)%s",
                            interrupted ? "what was recorded until it was interrupted is" : "recorded",
                            file,
                            bytes,
                            replay ? "" : ". Replay it: tandem replay " + file));
            tandem.err().flush();
        }
        return replay && !interrupted ? replay(file, status) : status;
    }

    private Path defaultFile() {
        return Path.of(Path.of(command.get(0)).getFileName() + "." + format + ".gz");
    }

    private int replay(Path file, int status) {
        List<String> args = new ArrayList<>(List.of("replay", file.toString(), "--format", format.toString()));
        tandem.pluginFolders().forEach(folder -> args.addAll(List.of("--plugins", folder.toString())));
        int replayed = Main.run(tandem.installation(), tandem.out(), tandem.err(), args.toArray(String[]::new));
        return replayed == Failures.DONE ? status : replayed;
    }
}
