package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Files that were cut or damaged: refused, at whatever byte, and never read as if they were whole. */
class DamagedFileTest {
    private static final byte[] TRACE = Addresses.trace(16);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("some.trace");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAFileThatIsCutAtAnyByte(Codec codec) throws IOException {
        byte[] whole = codec.compress(TRACE);

        for (int length = 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::read)
                    .as("cut at %d of %d", length, whole.length)
                    .isInstanceOf(TraceFileException.class);
        }
    }

    /** Not of zip and zlib, of which no two parts make a file, nor of snappy, which does not mark its end. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ZIP", "ZLIB", "SNAPPY"})
    void shouldRefuseAFileWhoseSecondPartIsCutAtAnyByte(Codec codec) throws IOException {
        byte[] part = codec.compress(TRACE);

        for (int length = 1; length < part.length; length++) {
            Files.write(file, joined(part, Arrays.copyOf(part, length)));
            assertThatThrownBy(this::read)
                    .as("cut at %d of %d", length, part.length)
                    .isInstanceOf(TraceFileException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseALargeFileThatIsCut(Codec codec) throws IOException {
        byte[] whole = codec.compress(Addresses.trace(30_000));

        for (int tenth = 1; tenth < 10; tenth++) {
            Files.write(file, Arrays.copyOf(whole, whole.length * tenth / 10));
            assertThatThrownBy(this::read).as("cut at %d tenths", tenth).isInstanceOf(TraceFileException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAFileWithAFlippedBitOrReadItRight(Codec codec) throws IOException {
        List<Long> right = readAs(TRACE);
        byte[] bytes = codec.compress(TRACE);

        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            try {
                assertThat(readAs(flipped))
                        .as("bit flipped in byte %d of %d", i, bytes.length)
                        .isEqualTo(right);
            } catch (TraceFileException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
    }

    /** Not of zip, which is read from its end. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ZIP")
    void shouldRefuseWhatFollowsTheData(Codec codec) throws IOException {
        Files.write(file, joined(codec.compress(TRACE), "garbage".getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(this::read).isInstanceOf(TraceFileException.class);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseCompressedNothing(Codec codec) throws IOException {
        Files.write(file, codec.compress(new byte[0]));

        assertThatThrownBy(this::read).isInstanceOf(TraceFileException.class);
    }

    @Test
    void shouldRefuseSnappyThatMayBeCutAfterABlock() throws IOException {
        byte[] block = "read 1.\n".repeat(1 << 13).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, Codec.SNAPPY.compress(block));

        assertThatThrownBy(this::read).hasMessageContaining("compress the trace with gzip, zstd or lz4");
    }

    private List<Long> readAs(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return read();
    }

    private List<Long> read() throws IOException {
        return Addresses.of(TraceFile.open(file));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
