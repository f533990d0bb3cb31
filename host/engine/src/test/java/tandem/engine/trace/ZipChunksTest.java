package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks of a zip archive give the same bytes, and the same errors, however many are decompressed ahead. */
class ZipChunksTest {
    private static final int CHUNKS = 9;

    @TempDir
    Path folder;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void writeArchive() throws IOException {
        Random random = new Random(1);
        file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                byte[] bytes = new byte[1 + random.nextInt(500_000)];
                random.nextBytes(bytes);
                chunks.add(bytes);
                zip.putNextEntry(new ZipEntry(String.format(Locale.ROOT, "chunk.%04d", chunk)));
                zip.write(bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20})
    void shouldGiveTheBytesOfAllChunksInOrder(int ahead) throws IOException {
        try (InputStream stream = open(ahead)) {
            assertThat(stream.readAllBytes()).isEqualTo(all());
        }

        assertThat(progress).isSorted();
        assertThat(progress.size()).isGreaterThan(CHUNKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20})
    void shouldGiveTheBytesBeforeADamagedChunk(int ahead) throws IOException {
        byte[] archive = Files.readAllBytes(file);
        archive[chunks.get(0).length + chunks.get(1).length / 2] ^= 1;
        Files.write(file, archive);
        byte[] read = new byte[chunks.get(0).length];

        try (InputStream stream = open(ahead)) {
            assertThat(stream.readNBytes(read, 0, read.length)).isEqualTo(read.length);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(stream::readAllBytes)
                        .isInstanceOf(TraceFileException.class)
                        .hasMessageStartingWith(file + ": after ")
                        .hasMessageContaining(" the zip data is damaged: the checksum of chunk.0001 does not fit");
            }
        }
        assertThat(read).isEqualTo(chunks.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void shouldStopWhenItsThreadIsInterrupted(int ahead) throws IOException {
        try (InputStream stream = open(ahead)) {
            assertThat(stream.read()).isEqualTo(chunks.get(0)[0] & 0xff);
            Thread.currentThread().interrupt();
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessageStartingWith(file + ": reading was stopped after ");
        }
        assertThat(Thread.interrupted()).as("interrupt left set").isTrue();
    }

    private InputStream open(int ahead) throws IOException {
        return new DecompressedStream(file, Compression.ZIP, 1 << 16, ahead, progress::add);
    }

    private byte[] all() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
