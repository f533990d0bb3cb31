package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.TraceException;
import tandem.api.TraceSample;

class TraceFileTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("some.trace");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": there is no such file");
        assertThatThrownBy(() -> TraceFile.open(write("x").resolve("y")))
                .isInstanceOf(TraceFileException.class)
                .hasMessageStartingWith(file.resolve("y") + ": ")
                // which of the two, the JDK decides
                .hasMessageMatching(".*(it cannot be opened|there is no such file).*");
    }

    @Test
    void shouldRefuseAFolderWithoutFiles() {
        assertThatThrownBy(() -> TraceFile.open(folder))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(folder + ": this is a folder, and there is no file in it");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        assertThatThrownBy(() -> TraceFile.open(write("")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the file is empty");
    }

    @Test
    void shouldRefuseAFileThatMayNotBeRead() throws IOException {
        Files.setPosixFilePermissions(write("x"), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("this user may read every file").isFalse();

        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": permission to read it is denied");
    }

    @Test
    void shouldTellTheSha256OfTheFileAsItIs() throws IOException {
        assertThat(TraceFile.open(write("abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldGiveAShortTraceWholeAsSample() throws IOException {
        TraceSample sample = TraceFile.open(write("read 1.\nread 2.")).sample();

        assertThat(sample.lines()).containsExactly("read 1.", "read 2.");
        assertThat(sample.whole()).isTrue();
    }

    @Test
    void shouldGiveTheBeginningOfALongTraceAsSample() throws IOException {
        byte[] trace = Addresses.trace(5_000);
        Files.write(file, Codec.GZIP.compress(trace));

        TraceSample sample = TraceFile.open(file).sample();

        assertThat(sample.length()).isEqualTo(65_536);
        assertThat(sample.at(65_535)).isEqualTo(trace[65_535]);
        assertThat(sample.whole()).isFalse();
    }

    @Test
    void shouldSampleAFileThatIsCutFurtherOn() throws IOException {
        byte[] whole = Codec.GZIP.compress(Addresses.trace(20_000));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(TraceFile.open(file).sample().length()).isEqualTo(65_536);
    }

    @Test
    void shouldTellHowMuchOfTheFileIsRead() throws IOException {
        Files.write(file, Addresses.trace(100_000));
        TraceFile trace = TraceFile.open(file);
        List<Long> progress = new ArrayList<>();
        assertThat(trace.bytesRead()).isZero();

        trace.read(
                new TextFormat() {
                    @Override
                    protected void line(Line line, AccessSink sink) {
                        progress.add(trace.bytesRead());
                    }
                },
                new Addresses());

        assertThat(progress).isSorted().endsWith(trace.sizeBytes());
        assertThat(Set.copyOf(progress)).hasSizeGreaterThan(5);
    }

    @Test
    void shouldStopWhenItsThreadIsInterrupted() throws IOException {
        Files.write(file, Codec.GZIP.compress(Addresses.trace(100_000)));
        TraceFile trace = TraceFile.open(file);
        List<String> lines = new ArrayList<>();
        TextFormat interrupting = new TextFormat() {
            @Override
            protected void line(Line line, AccessSink sink) throws TraceException {
                lines.add(line.toString());
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> trace.read(interrupting, new Addresses()))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageStartingWith(file + ": reading was stopped after ");
        assertThat(lines).hasSizeLessThan(100_000);
        assertThat(Thread.interrupted()).as("interrupt left set").isTrue();
    }

    @Test
    void shouldRefuseAFileThatGrowsWhileItIsRead() throws IOException {
        TraceFile trace = TraceFile.open(write("read 1.\n"));
        Files.writeString(file, "read 1.\nread 2.\n");

        assertThatThrownBy(() -> Addresses.of(trace))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the file changed while it was read: wait until it is complete");
    }

    @Test
    void shouldRefuseAFileThatIsWrittenAnewWhileItIsRead() throws IOException {
        TraceFile trace = TraceFile.open(write("read 1.\n"));
        Files.setLastModifiedTime(write("read 2.\n"), FileTime.fromMillis(0));

        assertThatThrownBy(trace::sha256).isInstanceOf(TraceFileException.class);
    }

    private Path write(String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
