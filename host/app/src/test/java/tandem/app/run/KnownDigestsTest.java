package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.app.Digests;
import tandem.engine.trace.TraceFile;

class KnownDigestsTest {
    private static final String OTHER = "0".repeat(64);

    @TempDir
    Path folder = Path.of("");

    private Path trace = Path.of("");
    private Path kept = Path.of("");

    @BeforeEach
    void write() throws IOException {
        trace = folder.resolve("some.trace");
        kept = Files.createDirectory(folder.resolve("tapes"));
        written("first", Duration.ofHours(1));
    }

    private void written(String text, Duration ago) throws IOException {
        Files.writeString(trace, text);
        Files.setLastModifiedTime(trace, FileTime.from(Instant.now().minus(ago)));
    }

    private String digest() throws IOException {
        return new KnownDigests(kept).of(TraceFile.open(trace));
    }

    @Test
    void shouldReadATraceOnce() throws IOException {
        assertThat(digest()).isEqualTo(Digests.sha256("first"));

        try (DirectoryStream<Path> files = Files.newDirectoryStream(kept)) {
            for (Path file : files) {
                Files.writeString(file, OTHER);
            }
        }

        assertThat(digest()).isEqualTo(OTHER);
    }

    @Test
    void shouldReadAgainWhatHasChanged() throws IOException {
        digest();
        written("other", Duration.ofHours(1));

        assertThat(digest()).isEqualTo(Digests.sha256("other"));
    }

    @Test
    void shouldNotTrustATraceThatWasWrittenJustNow() throws IOException {
        written("fresh", Duration.ZERO);
        digest();

        assertThat(kept).isEmptyDirectory();
    }
}
