package tandem.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tandem.app.plugins.Plugins;
import tandem.app.run.OpenTrace;
import tandem.app.run.StageProgress;
import tandem.engine.Tape;

/** The command {@code tandem}, and what all of its commands share. */
@Command(
        name = "tandem",
        description = "Replays memory-access traces against live-migration strategies, and says what each would cost.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Tandem.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nExit status: 0 done, 1 a strategy failed, 2 the input or the usage is wrong.")
final class Tandem {
    private final Installation installation;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> command;
    private @Nullable Plugins plugins;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Loads the plugin jars in DIR as well. May be repeated.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Shows the stack trace of an error.")
    private boolean debug;

    Tandem(Installation installation, PrintWriter out, PrintWriter err, List<String> command) {
        this.command = command;
        this.installation = installation;
        this.out = out;
        this.err = err;
    }

    Installation installation() {
        return installation;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean debug() {
        return debug;
    }

    /** The plugins, loaded when they are first asked for. */
    Plugins plugins() {
        if (plugins == null) {
            List<Path> all = new ArrayList<>(installation.pluginFolders());
            for (Path folder : folders) {
                if (!Files.isDirectory(folder)) {
                    throw new InputException("--plugins " + folder + ": there is no such folder");
                }
                all.add(folder);
            }
            plugins = Plugins.load(all);
        }
        return plugins;
    }

    /** The folders that {@code --plugins} names. */
    List<Path> pluginFolders() {
        return folders;
    }

    /** The command line as typed. */
    List<String> command() {
        return command;
    }

    /** The command line as typed, less the folder for the results, on which nothing in them depends. */
    List<String> commandWithoutOut() {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            if (command.get(i).equals("--out")) {
                i++;
            } else if (!command.get(i).startsWith("--out=")) {
                rest.add(command.get(i));
            }
        }
        return rest;
    }

    /** Shows on stderr how far a trace has been read, until it is closed. */
    StageProgress reading(OpenTrace trace) {
        return progress("reading " + trace.name(), trace.file().sizeBytes(), trace.file()::bytesRead);
    }

    /** Shows on stderr how far a stage is, until it is closed. */
    StageProgress progress(String stage, long total, LongSupplier done) {
        // Only the launcher can tell whether stderr is a terminal.
        return StageProgress.start(err, Boolean.getBoolean("tandem.terminal"), stage, total, done);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tandem " + number() + " (plugin API " + Plugins.API_VERSION + ")"};
        }

        static String number() {
            String version = Tandem.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }

        /** Names the code that records tapes: its jar, or that it comes from a build's classes. */
        static String ofEngine() throws IOException {
            try {
                Path code = Path.of(Tape.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return Files.isRegularFile(code) ? Digests.sha256(code) : "classes";
            } catch (URISyntaxException e) {
                return "unknown";
            }
        }
    }
}
