package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archive of loaded classes that the launcher keeps: faster starts, and nothing else that differs. */
class LauncherTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp = Path.of("");

    private Launcher launcher = new Launcher(Path.of(""), Path.of(""), JAVA_HOME);

    @BeforeEach
    void install() throws IOException {
        launcher = Launcher.installed(temp, JAVA_HOME);
    }

    /** This JDK and those that lie beside it. */
    static Stream<Path> jdks() throws IOException {
        try (Stream<Path> beside = Files.list(JAVA_HOME.getParent())) {
            List<Path> jdks = beside.filter(path -> !Files.isSymbolicLink(path))
                    .filter(path -> path.equals(JAVA_HOME) || Launcher.isFit(path))
                    .toList();
            return jdks.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void shouldStartFromAnArchiveOnceThereIsOne(Path jdk) throws IOException, InterruptedException {
        Launcher ofJdk = new Launcher(launcher.home(), launcher.user(), jdk);
        assertThat(ofJdk.run("help")).doesNotContain("preparing");
        assertThat(ofJdk.loadedFromArchive()).isFalse();
        assertThat(ofJdk.replay()).contains("preparing for faster starts");
        assertThat(ofJdk.loadedFromArchive()).isTrue();
        assertThat(ofJdk.run("help")).doesNotContain("preparing");
        assertThat(ofJdk.loadedFromArchive()).isTrue();
    }

    @Test
    void shouldFailWhereWhatItPrintsIsLost() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "the system has no file that is always full");
        Process process = new ProcessBuilder(
                        launcher.home().resolve("bin/tandem").toString(), "help")
                .redirectOutput(full)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).contains("standard output cannot be written: No space left on device");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void shouldRunWithoutAWordWhereTheArchiveIsDamaged(Path jdk) throws IOException, InterruptedException {
        Launcher ofJdk = new Launcher(launcher.home(), launcher.user(), jdk);
        String first = ofJdk.replay();
        Path archive = launcher.archives().get(0);
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThat(first).endsWith(ofJdk.replay());
        assertThat(ofJdk.loadedFromArchive()).isFalse();
    }

    @Test
    void shouldKeepTheArchiveWithTheUserWhereTheProgramCannotBeWritten() throws IOException, InterruptedException {
        Files.createFile(launcher.home().resolve(".classes"));
        launcher.replay();
        assertThat(launcher.user().resolve(".tandem/classes")).isNotEmptyDirectory();
        assertThat(launcher.loadedFromArchive()).isTrue();
    }

    @Test
    void shouldRunWithoutAnArchiveWhereNothingCanBeWritten() throws IOException, InterruptedException {
        Files.createFile(launcher.home().resolve(".classes"));
        Files.createFile(launcher.user().resolve(".tandem"));
        assertThat(launcher.replay()).doesNotContain("preparing");
        assertThat(launcher.loadedFromArchive()).isFalse();
    }

    @Test
    void shouldNotUseAnArchiveOfOtherJars() throws IOException, InterruptedException {
        launcher.replay();
        Path jar = launcher.home().resolve("lib/tandem.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        launcher.run("help");
        assertThat(launcher.loadedFromArchive()).isFalse();
    }
}
