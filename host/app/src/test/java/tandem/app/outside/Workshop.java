package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A stranger's folder to work in, and beside it what passes for a clone of the project in which {@code host/tandem} has
 * run: the program that the build has installed, and the traces.
 */
final class Workshop {
    /** The project's folder. */
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** Maven as the README has it, with the repository of the build that runs the tests; from the network if need be. */
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
        Path installed = Path.of(System.getProperty("tandem.dist"));
        for (String name : new String[] {"lib", "plugins", "trace-formats"}) {
            Files.createSymbolicLink(project.resolve(name), installed.resolve(name));
        }
        Files.createSymbolicLink(project.resolve("traces"), ROOT.resolve("traces"));
        Files.createDirectories(project.resolve("target").resolve("quick"));
        Files.createSymbolicLink(project.resolve("target/quick/tandem"), installed);
        Files.createDirectory(project.resolve("host"));
        Files.copy(installed.resolve("bin").resolve("tandem"), project.resolve("host").resolve("tandem"));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path projectPath(String name) {
        return project.resolve(name);
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
        return run(MAVEN + commands, folder);
    }

    /** The same in the project's folder. */
    String runInProject(String commands) throws IOException, InterruptedException {
        return run(commands, project);
    }

    private String run(String commands, Path where) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", commands)
                .directory(where.toFile())
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
        environment.put("TANDEM", project.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + user);
        environment.put("REPOSITORY", "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        environment.merge(
                "PATH", System.getProperty("maven.home") + "/bin", (path, maven) -> maven + java.io.File.pathSeparator + path);
    }
}
