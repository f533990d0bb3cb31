package tandem.engine.trace;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compresses trace files as the ends of their names say: the only place where a name counts. */
public final class CompressedOutput {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Map<String, Compression> BY_ENDING = new TreeMap<>(Map.of(
            ".gz", Compression.GZIP,
            ".xz", Compression.XZ,
            ".zst", Compression.ZSTD,
            ".bz2", Compression.BZIP2,
            ".lz4", Compression.LZ4));

    private CompressedOutput() {}

    /** What such names end in, for messages. */
    public static String endings() {
        return String.join(" ", BY_ENDING.keySet());
    }

    /** How a file of this name is to be compressed. */
    public static Compression of(String fileName) {
        return BY_ENDING.getOrDefault(ending(fileName), Compression.NONE);
    }

    /** The name of the file before it is compressed. */
    public static String uncompressedName(String fileName) {
        return of(fileName) == Compression.NONE
                ? fileName
                : fileName.substring(0, fileName.length() - ending(fileName).length());
    }

    private static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** What is written to it goes compressed to {@code file}, which it closes. */
    public static OutputStream to(OutputStream file, Compression compression) throws IOException {
        return switch (compression) {
            case GZIP -> new GZIPOutputStream(file, BUFFER_BYTES);
            case XZ -> new XZOutputStream(file, new LZMA2Options());
            case ZSTD -> new ZstdOutputStream(file).setChecksum(true);
            case BZIP2 -> new BZip2CompressorOutputStream(file);
            case LZ4 -> new Lz4Output(file);
            case ZIP, SNAPPY, ZLIB -> throw new IllegalArgumentException("no trace is written as " + compression);
            case NONE -> file;
        };
    }
}
