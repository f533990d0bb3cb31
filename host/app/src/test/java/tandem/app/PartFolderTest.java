package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFolderTest {
    @TempDir
    Path parent = Path.of("");

    @Test
    void shouldBecomeItsPlaceAndLeaveNothingElse() throws IOException {
        try (PartFolder part = PartFolder.in(parent, "part-")) {
            Files.writeString(part.path().resolve("file"), "text");
            part.moveTo(parent.resolve("place"));
        }
        assertThat(parent).isDirectoryNotContaining("glob:**/part-*");
        assertThat(TestProgram.files(parent).keySet()).containsExactly("place/file");
    }

    @Test
    void shouldGoWhereItWasNotMoved() throws IOException {
        try (PartFolder part = PartFolder.in(parent, "part-")) {
            Files.writeString(part.path().resolve("file"), "text");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldSweepWhatAKilledProgramLeft() throws IOException {
        Path left = Files.createDirectory(parent.resolve("part-1"));
        Files.writeString(left.resolve(".lock"), "x");
        Files.writeString(left.resolve("file"), "half");
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve(".lock"), "x");
        try (PartFolder inUse = PartFolder.in(parent, "part-")) {
            PartFolder.sweep(parent, "part-*");

            assertThat(left).doesNotExist();
            assertThat(other).isDirectory();
            assertThat(inUse.path()).isDirectory();
        }
    }

    @Test
    void shouldNotSweepWhatIsAboutToBeLocked() throws IOException {
        Path justMade = Files.createDirectory(parent.resolve("part-1"));
        Files.createFile(justMade.resolve(".lock"));

        PartFolder.sweep(parent, "part-*");

        assertThat(justMade).isDirectory();
    }

    @Test
    void shouldSweepWhatHasNoLockOnceItIsLeftAlone() throws IOException {
        Path left = withoutLock("part-1", Duration.ofHours(2));
        Path justMade = withoutLock("part-2", Duration.ofMinutes(30));
        Path unnumbered = withoutLock("part-list", Duration.ofHours(2));

        PartFolder.sweep(parent, "part-*");

        assertThat(left).doesNotExist();
        assertThat(justMade).isDirectory();
        assertThat(unnumbered).isDirectory();
    }

    private Path withoutLock(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.writeString(folder.resolve("file"), "half");
        return Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    }
}
