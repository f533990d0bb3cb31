package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tandem.app.Disk;

/**
 * A copy of the installed program, run by its launcher.
 *
 * @param home the copy
 * @param user the home folder of who runs it
 * @param jdk the JDK that it runs on
 */
record Launcher(Path home, Path user, Path jdk) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final String TRACE = "I  00401000,4\n L 1ffe0000,8\n S 1ffe2000,8\n";

    static Launcher installed(Path temp, Path jdk) throws IOException {
        Path home = temp.resolve("installed");
        for (String part : List.of("bin", "lib", "plugins", "trace-formats")) {
            Workshop.copy(Program.HOME.resolve(part), home.resolve(part));
        }
        return new Launcher(home, Files.createDirectory(temp.resolve("user")), jdk);
    }

    /** Whether a folder is a JDK that can run the program. */
    static boolean isFit(Path jdk) {
        try {
            Matcher version = VERSION.matcher(Files.readString(jdk.resolve("release")));
            return Files.isExecutable(jdk.resolve("bin/java"))
                    && version.find()
                    && Integer.parseInt(version.group(1)) >= 17;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a replay prints; it succeeds. */
    String replay() throws IOException, InterruptedException {
        Path trace = user.resolveSibling("first.lackey");
        Files.writeString(trace, TRACE);
        Path out = user.resolveSibling("out");
        Disk.delete(out);
        return run("replay", trace.toString(), "--strategy", "post-copy", "--out", out.toString());
    }

    /** What a command prints; it succeeds. */
    String run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/tandem").toString()));
        command.addAll(List.of(words));
        Path printed = user.resolveSibling("printed");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", jdk.toString(), "HOME", user.toString()));
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes());
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroy();
        String text = Files.readString(printed);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Whether the last command took the program's own classes from an archive. */
    boolean loadedFromArchive() throws IOException {
        return Files.readString(classes()).contains("tandem.app.Main source: shared objects file");
    }

    private Path classes() {
        return user.resolveSibling("classes.log");
    }

    /** The archives beside the program. */
    List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".classes"))) {
            return files.toList();
        }
    }
}
