package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a trace file is compressed: told by its first bytes, never by its name. */
public enum Compression {
    /** Gzip, with all its members. */
    GZIP("1f8b"),
    /** XZ, with all its streams. */
    XZ("fd377a585a00"),
    /** Zstandard, with all its frames. */
    ZSTD("28b52ffd"),
    /** Bzip2, with all its streams. */
    BZIP2("425a68"),
    /** LZ4 frames. */
    LZ4("04224d18"),
    /** A zip archive of one file, or of the chunks of one trace. */
    ZIP("504b0304|504b0506"),
    /** Snappy in its framing format. */
    SNAPPY("ff060000734e61507059"),
    /** Zlib. */
    ZLIB("7801|785e|789c|78da"),
    /** Not at all; or by something that is not known here. */
    NONE("");

    private static final int LONGEST_MAGIC_BYTES = 10;
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final int XZ_MEMORY_KIB = 1 << 20;

    private final String magics;

    Compression(String magics) {
        this.magics = magics;
    }

    /** How the file is compressed. Zstd and LZ4 allow frames of other data, to be skipped, before their own. */
    static Compression of(FileChannel file) throws IOException {
        long at = 0;
        ByteBuffer head = read(file, at);
        while (head.limit() >= 8 && (head.getInt(0) & ~0xf) == SKIPPABLE_FRAME) {
            at += 8 + Integer.toUnsignedLong(head.getInt(4));
            head = read(file, at);
        }
        byte[] bytes = new byte[head.limit()];
        head.get(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return Arrays.stream(values())
                .filter(known -> known.begins(hex))
                .findFirst()
                .orElseThrow();
    }

    private static ByteBuffer read(FileChannel file, long position) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LONGEST_MAGIC_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (head.hasRemaining() && file.read(head, position + head.position()) >= 0) {}
        return head.flip();
    }

    private boolean begins(String hex) {
        return Arrays.stream(magics.split("\\|", -1)).anyMatch(hex::startsWith);
    }

    /** The decompressed bytes of {@code raw}, of which so many chunks may be decompressed ahead; both are to be closed. */
    InputStream decompress(RawStream raw, int chunksAhead) throws IOException {
        return switch (this) {
            case GZIP -> InflatedStream.gzip(raw);
            case XZ -> new XZInputStream(raw, XZ_MEMORY_KIB);
            case ZSTD -> new ZstdStream(raw);
            case BZIP2 -> new BZip2CompressorInputStream(raw, true);
            case LZ4 -> new Lz4Stream(raw);
            case ZIP -> new ZipStream(raw, chunksAhead);
            case SNAPPY -> new FramedSnappyCompressorInputStream(raw);
            case ZLIB -> InflatedStream.zlib(raw);
            case NONE -> raw;
        };
    }

    /** Its name as people write it, such as {@code gzip}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
