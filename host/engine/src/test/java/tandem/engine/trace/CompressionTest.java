package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CompressionTest {
    private static final int RECORDS = 30_000;
    private static final byte[] TRACE = Addresses.trace(RECORDS);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("its.name.says.nothing.gz");
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadTheSameFromACompressedFile(Codec codec) throws IOException {
        List<Long> plain = read(TRACE);
        assertThat(plain).hasSize(RECORDS);

        assertThat(read(codec.compress(TRACE))).isEqualTo(plain);
        assertThat(TraceFile.open(file).compression()).isEqualTo(codec.compression);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ZIP", "ZLIB"})
    void shouldReadAllPartsOfAJoinedFile(Codec codec) throws IOException {
        byte[] first = Arrays.copyOf(TRACE, 7_777);
        byte[] second = Arrays.copyOfRange(TRACE, 7_777, 400_000);
        byte[] third = Arrays.copyOfRange(TRACE, 400_000, TRACE.length);

        byte[] joined = joined(codec.compress(first), codec.compress(second), codec.compress(third));

        assertThat(read(joined)).isEqualTo(read(TRACE));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ZIP", "ZLIB"})
    void shouldReadAJoinedFileWithAnEmptyPart(Codec codec) throws IOException {
        byte[] part = codec.compress(TRACE);

        assertThat(read(joined(codec.compress(new byte[0]), part))).isEqualTo(read(TRACE));
        assertThat(read(joined(part, codec.compress(new byte[0])))).isEqualTo(read(TRACE));
    }

    @Test
    void shouldCallWhatItDoesNotKnowUncompressed() throws IOException {
        Files.write(file, TRACE);

        assertThat(TraceFile.open(file).compression())
                .isEqualTo(Compression.NONE)
                .hasToString("none");
    }

    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "LZ4"})
    void shouldReadWhatComesAfterASkippableFrame(Codec codec) throws IOException {
        byte[] skippable = HexFormat.of().parseHex("532a4d1803000000aabbcc");

        assertThat(read(joined(skippable, codec.compress(TRACE), skippable))).isEqualTo(read(TRACE));
    }

    @Test
    void shouldReadAGzipHeaderWithAllItsParts() throws IOException {
        byte[] plain = Codec.GZIP.compress(TRACE);
        byte[] header = HexFormat.of().parseHex("1f8b081e00000000ff030200abcd" + "6e616d6500" + "7465787400" + "1234");

        assertThat(read(joined(header, Arrays.copyOfRange(plain, 10, plain.length))))
                .isEqualTo(read(TRACE));
    }

    @Test
    void shouldReadTheChunksOfAZipArchiveInOrder() throws IOException {
        byte[] archive = zip("chunk.0001", "read 2.\n", "chunk.0000", "read 1.\n", "chunk.0002", "read 3.\n");

        assertThat(read(archive)).containsExactly(1L, 2L, 3L);
        assertThat(read(zip("folder/", "", "folder/some.trace", "read 1.\n"))).containsExactly(1L);
    }

    @Test
    void shouldRefuseAZipArchiveThatLacksAChunk() {
        assertThatThrownBy(() -> read(zip("chunk.0000", "read 1.\n", "chunk.0002", "read 3.\n")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the zip archive lacks chunk.0001: the trace is not whole");
    }

    @Test
    void shouldRefuseAZipArchiveWithAnEmptyChunk() {
        assertThatThrownBy(() -> read(zip("chunk.0000", "read 1.\n", "chunk.0001", "", "chunk.0002", "read 3.\n")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": chunk.0001 in the zip archive is empty: the trace is not whole");
    }

    @Test
    void shouldRefuseAZipArchiveOfSeveralFiles() {
        assertThatThrownBy(() -> read(zip("a.trace", "read 1.\n", "b.trace", "read 3.\n")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the zip archive holds several files (a.trace, b.trace): unpack it and name one");
    }

    @Test
    void shouldSayWhatToDoWithAZipArchiveCompressedByAnotherMethod() {
        assertThatThrownBy(() -> read(zipByBzip2()))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the zip archive is compressed by a method that is not read (12, where deflate is"
                        + " 8): unpack it, or compress it with deflate");
    }

    @Test
    void shouldRefuseAZipArchiveOfNothing() {
        assertThatThrownBy(() -> read(zip("folder/", "")))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": the zip archive holds no file");
    }

    @Test
    void shouldSayWhereAFileIsCutOff() throws IOException {
        byte[] whole = Codec.GZIP.compress(TRACE);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 20_000)))
                .hasMessageMatching(".*: after 20,000 bytes of the file \\([0-9,]+ decompressed\\): "
                        + "the gzip data ends too early: the file is cut off");
    }

    @Test
    void shouldSayWhereAFileIsDamaged() throws IOException {
        byte[] bytes = Codec.BZIP2.compress(TRACE);
        bytes[bytes.length / 2] ^= 8;

        assertThatThrownBy(() -> read(bytes))
                .hasMessageMatching(".*: after [0-9,]+ bytes of the file \\([0-9,]+ decompressed\\): "
                        + "the bzip2 data is damaged: .+");
    }

    @Test
    void shouldRefuseXzThatAsksForTooMuchMemory() throws IOException {
        byte[] bytes = HexFormat.of()
                .parseHex(
                        "fd377a585a0000016922de36" // stream header: CRC32
                                + "0200210125000000"
                                + "00000000"); // a block with a dictionary of 1.5 GiB; its checksum follows
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) crc.getValue());

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("the xz data needs too much memory");
    }

    private List<Long> read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return Addresses.of(TraceFile.open(file));
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] zipByBzip2() throws IOException {
        byte[] packed = Codec.BZIP2.compress(TRACE);
        CRC32 checksum = new CRC32();
        checksum.update(TRACE);
        ZipArchiveEntry entry = new ZipArchiveEntry("some.trace");
        entry.setMethod(ZipMethod.BZIP2.getCode());
        entry.setSize(TRACE.length);
        entry.setCompressedSize(packed.length);
        entry.setCrc(checksum.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }
}
