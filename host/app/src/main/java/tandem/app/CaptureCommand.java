package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tandem.app.capture.Capture;
import tandem.app.capture.CaptureTool;
import tandem.app.capture.CaptureTool.Recorded;
import tandem.app.capture.Lackey;
import tandem.app.capture.PerfPageFaults;
import tandem.app.capture.Session;
import tandem.engine.options.Names;

/** Records a command's accesses with the system's own tools. */
@Command(
        name = "capture",
        description = {
            "Runs a command and records its memory accesses into a trace.",
            "It takes the tools that the system has:",
            "  lackey       valgrind: every access, without time; the command is slowed a hundred times or more",
            "  page-faults  perf: the first touches of pages, with time, at nearly the command's own speed",
            "Either records the first process and its threads, not those that it starts.",
            "The command's input, output and exit status are its own. Ctrl-C ends it, and keeps what was recorded."
        },
        customSynopsis = "tandem capture [--format FORMAT] [-o FILE] [--force] [--replay] -- COMMAND...",
        sortOptions = false)
final class CaptureCommand implements Callable<Integer> {
    private static final Map<String, Supplier<CaptureTool>> TOOLS =
            Map.of("lackey", Lackey::installed, "page-faults", PerfPageFaults::installed);

    private final Tandem tandem;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command, with its arguments.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What to record: lackey (the default) or page-faults.")
    private String format = "lackey";

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
        return new CommandLine(new CaptureCommand(tandem)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CaptureTool tool = tool();
        Capture capture = new Capture(tool, command, "Tandem " + Tandem.Version.number());
        capture.requireCommand();
        Path file = output == null ? defaultFile() : output;
        try (Session session = new Session();
                NewFile newFile = NewFile.at(file, force)) {
            say("running " + command.get(0) + " " + tool.announcement() + " ...");
            Recorded recorded = capture.run(newFile, session);
            long bytes = newFile.publish();
            recorded.notes().forEach(note -> say("note: " + file + ": " + note));
            String size = String.format(Locale.ROOT, "%,d bytes", bytes);
            if (session.interrupted()) {
                say("interrupted; what was recorded until then is in " + file + ", " + size);
                return recorded.status();
            }
            say("recorded in " + file + ", " + size + (replay ? "" : ". Next: tandem replay " + file));
            return replay ? replay(file, recorded.status()) : recorded.status();
        }
    }

    private void say(String line) {
        tandem.err().println(line);
        tandem.err().flush();
    }

    private CaptureTool tool() {
        Supplier<CaptureTool> tool = TOOLS.get(format);
        if (tool == null) {
            List<String> names = TOOLS.keySet().stream().sorted().toList();
            throw new InputException("--format: " + Names.unknown("format that can be recorded", format, names));
        }
        return tool.get();
    }

    private Path defaultFile() {
        return Path.of(Path.of(command.get(0)).getFileName() + "." + format + ".gz");
    }

    private int replay(Path file, int status) {
        List<String> args = new ArrayList<>(List.of("replay", file.toString(), "--format", format));
        tandem.pluginFolders().forEach(folder -> args.addAll(List.of("--plugins", folder.toString())));
        int replayed = Main.run(tandem.installation(), tandem.out(), tandem.err(), args.toArray(String[]::new));
        return replayed == Failures.DONE ? status : replayed;
    }
}
