package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TracePart;
import tandem.api.TraceSample;

/** Traces that are folders. */
class TraceFolderTest {
    @TempDir
    Path folder;

    private final Parts parts = new Parts();

    @Test
    void shouldGiveTheFilesInTheOrderOfTheirNames() throws IOException {
        write("b", "2");
        write("a/z", "1");
        write("a.txt", "3");
        Files.write(folder.resolve("c.gz"), Codec.GZIP.compress(new byte[] {'4'}));
        write(".hidden", "0");
        write("a/.hidden/x", "0");

        read();

        assertThat(parts.read).containsExactly("a.txt=3", "a/z=1", "b=2", "c.gz=4");
    }

    @Test
    void shouldReadAFileAsItsOnlyPart() throws IOException {
        Path file = write("b", "2");

        TraceFile.open(file).read(parts, new Addresses());

        assertThat(parts.read).containsExactly("b=2");
    }

    @Test
    void shouldFindTheFormatByTheFirstFileThatOneRecognises() throws IOException {
        write("a", "something else");
        Files.write(folder.resolve("b.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        write("c", "part");
        write("d", "read 1.");

        assertThat(open().detect(List.of(new TextFormat(), parts))).isSameAs(parts);
    }

    @Test
    void shouldSayWhatToDoWithAFolderOfNoFormat() throws IOException {
        write("a", "read 1.");

        assertThatThrownBy(() -> open().detect(List.of(new TextFormat(), parts)))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(folder + ": this is a folder, and no file in it is of a format whose traces may be folders"
                        + " (parts): name a trace file in it");
    }

    @Test
    void shouldTellDamageWhereNoFileIsRecognised() throws IOException {
        Path damaged = Files.write(folder.resolve("b.gz"), new byte[] {0x1f, (byte) 0x8b, 8});

        assertThatThrownBy(() -> open().detect(List.of(parts))).hasMessageStartingWith(damaged + ": ");
    }

    @Test
    void shouldNotGiveAFolderToAFormatOfFiles() throws IOException {
        write("a", "read 1.");

        assertThatThrownBy(() -> open().read(new TextFormat(), new Addresses()))
                .isInstanceOf(TraceFileException.class)
                .hasMessageEndingWith("this is a folder, and text reads single files: name a trace file in it");
    }

    @Test
    void shouldTellTheSizeAndTheProgressOfAllFiles() throws IOException {
        write("a", "12");
        write("b", "345");
        TraceFile trace = open();
        List<Long> progress = new ArrayList<>();
        parts.afterEach = () -> progress.add(trace.bytesRead());

        trace.read(parts, new Addresses());

        assertThat(trace.sizeBytes()).isEqualTo(5);
        assertThat(progress).containsExactly(2L, 5L);
    }

    @Test
    void shouldTellTheSha256OfTheListThatSha256sumMakes() throws IOException {
        write("a", "abc");
        write("b/c", "");

        assertThat(open().sha256()).isEqualTo("6eba35d7428180154eea7332bad049a6c0105a4bbd23c3a7542600305d2cbedb");
    }

    @Test
    void shouldTellTheFileAndThePlaceOfAnError() throws IOException {
        write("a", "1");
        Path bad = write("b", "bad");
        write("c", "3");

        assertThatThrownBy(this::read).isInstanceOf(TraceFileException.class).hasMessage(bad + ": byte 3: it is bad");
    }

    @Test
    void shouldTellTheFileThatIsDamaged() throws IOException {
        write("a", "1");
        Path damaged = Files.write(folder.resolve("b"), Codec.GZIP.compress("abc".getBytes(StandardCharsets.US_ASCII)));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 5] ^= 1;
        Files.write(damaged, bytes);

        assertThatThrownBy(this::read)
                .isInstanceOf(TraceFileException.class)
                .hasMessageStartingWith(damaged + ": ")
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseToLeaveAFileHalfRead() throws IOException {
        Path half = write("half", "12");

        assertThatThrownBy(this::read)
                .hasMessageStartingWith(half + ": ")
                .hasMessageContaining("the trace format parts stopped here");
    }

    @Test
    void shouldReadAFileAgainThatWasClosed() throws IOException {
        write("again", "12");

        read();

        assertThat(parts.read).containsExactly("again=12", "again=12");
    }

    @Test
    void shouldRefuseFilesThatChangeWhileTheyAreRead() throws IOException {
        Path first = write("a", "1");
        write("b", "2");
        TraceFile trace = open();
        Files.writeString(first, "11");

        assertThatThrownBy(() -> trace.read(parts, new Addresses()))
                .hasMessageStartingWith(first + ": the file changed");
    }

    @Test
    void shouldKeepEachWarningOnce() throws IOException {
        write("a", "1");
        write("b", "2");
        TraceFile trace = open();
        assertThat(trace.warnings()).isEmpty();

        trace.read(parts, new Addresses());
        trace.read(parts, new Addresses());

        assertThat(trace.warnings()).containsExactly("odd: a", "odd", "odd: b");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private TraceFile open() throws IOException {
        return TraceFile.open(folder);
    }

    private void read() throws IOException {
        open().read(parts, new Addresses());
    }

    /** Keeps the content of all files. */
    private static final class Parts implements TraceFormat {
        final List<String> read = new ArrayList<>();
        Runnable afterEach = () -> {};

        @Override
        public String name() {
            return "parts";
        }

        @Override
        public String help() {
            return "Parts, for tests";
        }

        @Override
        public boolean recognises(TraceSample sample) {
            return sample.lines().contains("part");
        }

        @Override
        public boolean readsFolders() {
            return true;
        }

        @Override
        public void read(TraceInput input, AccessSink sink) throws IOException {
            for (TracePart part : input.parts()) {
                read(part);
                if (part.name().equals("again")) {
                    part.close();
                    read(part);
                }
                part.warn("odd: " + part.name());
                input.warn("odd");
                sink.access(0, 0, 1, AccessKind.READ);
                afterEach.run();
            }
        }

        private void read(TracePart part) throws IOException {
            int length = part.name().equals("half") ? 1 : Integer.MAX_VALUE;
            String text = new String(part.stream().readNBytes(length), StandardCharsets.US_ASCII);
            read.add(part.name() + "=" + text);
            part.atByte(text.length());
            if (text.equals("bad")) {
                throw new TraceException("it is bad");
            }
        }
    }
}
