package tandem.engine.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The decompressed bytes of a trace file, whole or with an exception: whatever goes wrong is said as a {@link
 * TraceFileException}, and said again to one who reads on.
 */
final class DecompressedStream extends InputStream {
    private static final int SNAPPY_BLOCK_BYTES = 1 << 16;

    private final RawStream raw;
    private final Compression compression;
    private final InputStream decompressor;
    private long bytes;
    private boolean ended;
    private @Nullable IOException failure;

    DecompressedStream(Path file, Compression compression, int bufferBytes, int chunksAhead, LongConsumer progress)
            throws IOException {
        raw = new RawStream(file, bufferBytes, progress);
        this.compression = compression;
        try {
            decompressor = compression.decompress(raw, chunksAhead);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            raw.close();
            throw explain(e);
        }
    }

    /** What has gone wrong. */
    @Nullable
    IOException failure() {
        return failure;
    }

    void checkInterrupt() throws InterruptedIOException {
        raw.checkInterrupt();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            return -1;
        }
        try {
            raw.checkInterrupt();
            int count = decompressor.read(target, offset, length);
            bytes += Math.max(0, count);
            if (count < 0) {
                checkEnd();
                ended = true;
            }
            return count;
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            failure = explain(e);
            throw failure;
        }
    }

    private void checkEnd() throws IOException {
        if (raw.peek().hasRemaining()) {
            throw new IOException("something else follows the data");
        }
        if (bytes == 0) {
            throw new TraceFileException(raw.file(), "there is nothing in the " + compression + " data");
        }
        if (compression == Compression.SNAPPY && bytes % SNAPPY_BLOCK_BYTES == 0) {
            throw new TraceFileException(
                    raw.file(),
                    "the last block of the snappy data is full, so that nobody can tell whether the file was cut off"
                            + " after it: compress the trace with gzip, zstd or lz4");
        }
    }

    private IOException explain(Throwable e) {
        if (e instanceof TraceFileException || e instanceof InterruptedIOException) {
            return (IOException) e;
        }
        String place =
                String.format(Locale.ROOT, "after %,d bytes of the file (%,d decompressed): ", raw.usedBytes(), bytes);
        return new TraceFileException(raw.file(), place + problem(e), e);
    }

    private String problem(Throwable e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (compression == Compression.NONE) {
            return "it cannot be read: " + message;
        }
        if (e instanceof OutOfMemoryError || message.contains("memory")) {
            return "the " + compression + " data needs too much memory, decompress it before: " + message;
        }
        if (e instanceof LinkageError) {
            return compression + " cannot be decompressed on this machine, do it before: " + message;
        }
        if (e instanceof EOFException || raw.askedPastEnd()) {
            return "the " + compression + " data ends too early: the file is cut off";
        }
        return "the " + compression + " data is damaged: " + message;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        try (raw) {
            decompressor.close();
        }
    }
}
