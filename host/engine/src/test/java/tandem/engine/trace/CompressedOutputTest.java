package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedOutputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ls.lackey.gz, GZIP, ls.lackey",
        "ls.csv.XZ, XZ, ls.csv",
        "ls.tandem.zst, ZSTD, ls.tandem",
        "ls.bz2, BZIP2, ls",
        "a.b.lz4, LZ4, a.b",
        "ls.zip, NONE, ls.zip",
        "gz, NONE, gz",
        "ls., NONE, ls.",
    })
    void shouldGoByTheEndOfTheName(String name, Compression compression, String uncompressed) {
        assertThat(CompressedOutput.of(name)).isEqualTo(compression);
        assertThat(CompressedOutput.uncompressedName(name)).isEqualTo(uncompressed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.gz", "t.xz", "t.zst", "t.bz2", "t.lz4", "t"})
    void shouldWriteWhatReadsBack(String name) throws IOException {
        Random random = new Random(7);
        for (int bytes : new int[] {1, 4, 12, 13, 17, 100, 5_000, 1 << 18, 600_001}) {
            byte[] noise = new byte[bytes];
            random.nextBytes(noise);
            byte[] text = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                text[i] = (byte) (i % 300 < 40 ? random.nextInt(3) : i % 70);
            }
            for (byte[] content : new byte[][] {noise, text, new byte[bytes]}) {
                assertThat(writtenAndRead(name, content)).isEqualTo(content);
            }
        }
    }

    private byte[] writtenAndRead(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Compression compression = CompressedOutput.of(name);
        try (OutputStream out = CompressedOutput.to(Files.newOutputStream(file), compression)) {
            int half = content.length / 2;
            out.write(content, 0, half);
            out.write(content[half]);
            out.write(content, half + 1, content.length - half - 1);
        }
        try (InputStream in = new DecompressedStream(file, compression, 1 << 16, 0, bytes -> {})) {
            return in.readAllBytes();
        }
    }

    @Test
    void shouldPackWhatRepeats() throws IOException {
        byte[] content = new byte[1_000_000];
        Arrays.setAll(new int[content.length], i -> content[i] = (byte) (i % 100));
        for (String name : new String[] {"t.gz", "t.xz", "t.zst", "t.bz2", "t.lz4"}) {
            assertThat(writtenAndRead(name, content)).isEqualTo(content);
            assertThat(Files.size(folder.resolve(name))).as(name).isLessThan(10_000);
        }
    }

    @Test
    void shouldRefuseWhatCannotBeWritten() {
        assertThatThrownBy(() -> CompressedOutput.to(OutputStream.nullOutputStream(), Compression.SNAPPY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
