package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A stranger's folder to work in, and beside it what passes for a clone of the project in which {@code host/tandem} has
 * run: the program that the build has installed, and the traces.
 */
final class Workshop {
    /** Maven as the READMEs have it, with the repository of the build that runs the tests; from the network if need be. */
    private static final String MAVEN = """
            mvn() {
              export JDK_JAVA_OPTIONS=
              command mvn -B -q -ntp -o "$REPOSITORY" "$@" || command mvn -B -q -ntp "$REPOSITORY" "$@"
            }
            """;

    private final Path folder;
    private final Path project;
    private final Path user;

    Workshop(Path temp) throws IOException {
        folder = Files.createDirectory(temp.resolve("work"));
        user = Files.createDirectory(temp.resolve("user"));
        project = Files.createDirectory(temp.resolve("project"));
        Files.createDirectory(project.resolve("host"));
        for (String part : List.of("bin", "lib", "plugins", "trace-formats")) {
            copy(
                    Program.HOME.resolve(part),
                    project.resolve("target/quick/tandem").resolve(part));
        }
        copy(Program.ROOT.resolve("traces"), project.resolve("traces"));
        Files.createSymbolicLink(project.resolve("host/tandem"), Path.of("../target/quick/tandem/bin/tandem"));
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** What these commands print, typed in the stranger's folder; all of them succeed. */
    String run(String commands) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", MAVEN + commands)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        setUp(builder.environment());
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroy();
        String log = commands + "\n" + Files.readString(out) + Files.readString(err);
        assertThat(ended).as(log).isTrue();
        assertThat(process.exitValue()).as(log).isZero();
        return Files.readString(out);
    }

    private void setUp(Map<String, String> environment) {
        String maven = System.getProperty("maven.home") + "/bin";
        environment.put("TANDEM", project.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + user);
        environment.put("REPOSITORY", "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        environment.merge("PATH", maven, (path, first) -> first + File.pathSeparator + path);
    }
}
