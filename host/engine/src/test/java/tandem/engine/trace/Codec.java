package tandem.engine.trace;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compresses, for tests. */
enum Codec {
    GZIP(Compression.GZIP),
    XZ(Compression.XZ),
    ZSTD(Compression.ZSTD),
    BZIP2(Compression.BZIP2),
    LZ4(Compression.LZ4),
    LZ4_LINKED_BLOCKS(Compression.LZ4),
    ZIP(Compression.ZIP),
    SNAPPY(Compression.SNAPPY),
    ZLIB(Compression.ZLIB);

    final Compression compression;

    Codec(Compression compression) {
        this.compression = compression;
    }

    byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream stream = open(compressed)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    private OutputStream open(OutputStream out) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(0));
            case ZSTD -> new ZstdOutputStream(out).setChecksum(true);
            case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
            case LZ4 -> new Lz4Writer(out, false);
            case LZ4_LINKED_BLOCKS -> new Lz4Writer(out, true);
            case ZIP -> zip(out);
            case SNAPPY -> new FramedSnappyCompressorOutputStream(out);
            case ZLIB -> new DeflaterOutputStream(out);
        };
    }

    private static ZipOutputStream zip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("any.trace"));
        return zip;
    }
}
