package tandem.tck;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tandem.engine.trace.Compression;

/** Compresses samples. */
final class Codec {
    private Codec() {}

    static byte[] compress(Compression compression, byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream stream = open(compression, compressed)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    private static OutputStream open(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case GZIP -> new GZIPOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(0));
            case ZSTD -> new ZstdOutputStream(out).setChecksum(true);
            case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
            case LZ4 -> new FramedLZ4CompressorOutputStream(out);
            case ZIP -> zip(out);
            case SNAPPY -> new FramedSnappyCompressorOutputStream(out);
            case ZLIB -> new DeflaterOutputStream(out);
            case NONE -> out;
        };
    }

    private static ZipOutputStream zip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("sample"));
        return zip;
    }
}
