package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessKind;
import tandem.api.TraceException;

/** What formats and sinks may do wrong, and how it is said. */
class TraceReadingTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeTrace() throws IOException {
        file = Files.write(folder.resolve("a.trace"), "read 1.\nread 2.\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldSayTheLineOfABadRecord() throws IOException {
        Files.writeString(file, "read 1.\n\nread 2.\n");

        assertThatThrownBy(() -> Addresses.of(TraceFile.open(file)))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": line 2: no record: \"\"");
    }

    @Test
    void shouldSayTheByteOfABadRecord() {
        assertFails(
                (input, sink) -> {
                    input.atByte(1234567);
                    throw new TraceException("an unknown kind: 99");
                },
                "byte 1234567: an unknown kind: 99");
    }

    @Test
    void shouldSayTheLineOfWhatTheSinkRefuses() {
        Addresses refusing = new Addresses() {
            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
                throw new TraceException("time goes backwards");
            }
        };

        assertThatThrownBy(() -> TraceFile.open(file).read(new TextFormat(), refusing))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": line 1: time goes backwards");
    }

    @Test
    void shouldSayThatARecordIsCut() {
        assertFails(
                (input, sink) -> {
                    input.atByte(8);
                    new DataInputStream(input.stream()).readFully(new byte[100]);
                },
                "byte 8: the trace ends in the middle of a record");
    }

    @Test
    void shouldRefuseWhatAFormatLeavesUnread() {
        assertFails(
                (input, sink) -> input.stream().skipNBytes(9),
                "the trace format odd stopped here, before the trace's end");
    }

    @Test
    void shouldNameAFormatThatFails() {
        assertFails(
                (input, sink) -> {
                    throw new ArithmeticException("by zero");
                },
                "reading it as odd failed: java.lang.ArithmeticException: by zero");
        assertFails(
                (input, sink) -> {
                    throw new NoClassDefFoundError("a/Missing");
                },
                "reading it as odd failed: java.lang.NoClassDefFoundError: a/Missing");
        assertFails(
                (input, sink) -> {
                    throw new OutOfMemoryError();
                },
                "too little memory to read it as odd");
    }

    @Test
    void shouldSayThatTheFileIsCutThoughTheFormatTakesItForTheEnd() throws IOException {
        byte[] whole = Codec.GZIP.compress(Addresses.trace(100));
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        for (boolean again : new boolean[] {false, true}) {
            assertThatThrownBy(() -> read((input, sink) -> {
                        try {
                            input.stream().readAllBytes();
                        } catch (IOException e) {
                            if (again) {
                                throw new EOFException();
                            }
                        }
                    }))
                    .isInstanceOf(TraceFileException.class)
                    .hasMessageContaining("the file is cut off");
        }
    }

    @Test
    void shouldGiveAFormatTheSameStreamAtEachCall() throws IOException {
        read((input, sink) -> {
            assertThat(input.stream().read()).isEqualTo('r');
            assertThat(input.stream().readAllBytes()).hasSize(15);
        });
    }

    private void assertFails(OddFormat.Reader reader, String message) {
        assertThatThrownBy(() -> read(reader))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": " + message);
    }

    private void read(OddFormat.Reader reader) throws IOException {
        TraceFile.open(file).read(new OddFormat("odd", sample -> true, reader), new Addresses());
    }
}
