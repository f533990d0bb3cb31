package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;

/** The bytes of a file, read in large pieces. Tells how far it is, and stops when its thread is interrupted. */
final class RawStream extends InputStream {
    /** From here on bytes go straight to where they are wanted, past the buffer. */
    private static final int LARGE_READ_BYTES = 1 << 15;

    private final byte[] buffer;
    private final Path file;
    private final FileChannel channel;
    private final LongConsumer progress;
    private int next;
    private int filled;
    private long readBytes;
    private boolean askedPastEnd;

    /**
     * Reads pieces of {@code bufferBytes}, and tells {@code progress} how many bytes of the file have been read so far,
     * now and after each piece.
     */
    RawStream(Path file, int bufferBytes, LongConsumer progress) throws IOException {
        this.file = file;
        buffer = new byte[bufferBytes];
        this.progress = progress;
        channel = FileChannel.open(file);
        progress.accept(0);
    }

    Path file() {
        return file;
    }

    /** How many bytes of the file have been used. */
    long usedBytes() {
        return readBytes - (filled - next);
    }

    /** Whether more bytes were wanted than the file has. */
    boolean askedPastEnd() {
        return askedPastEnd;
    }

    /** The bytes at hand; empty at the end of the file only. */
    ByteBuffer peek() throws IOException {
        boolean some = next < filled || fill();
        return ByteBuffer.wrap(buffer, next, some ? filled - next : 0);
    }

    /** Uses the first {@code count} of the bytes that {@link #peek()} gave. */
    void use(int count) {
        next += count;
    }

    @Override
    public int read() throws IOException {
        return next < filled || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == filled && length >= LARGE_READ_BYTES) {
            int count = readFile(ByteBuffer.wrap(target, offset, length));
            return count == 0 ? -1 : count;
        }
        if (next == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = 0;
        filled = readFile(ByteBuffer.wrap(buffer));
        return filled > 0;
    }

    /** How many bytes of the file it has read: none at its end only. */
    private int readFile(ByteBuffer target) throws IOException {
        checkInterrupt();
        int count = 0;
        try {
            count = Math.max(0, channel.read(target));
        } catch (ClosedByInterruptException e) {
            checkInterrupt();
        }
        askedPastEnd |= count == 0;
        tellUsed(readBytes + count);
        return count;
    }

    /** Leaves the file to one who reads it by other means and says how far that is with {@link #tellUsed}. */
    void skipToEnd() throws IOException {
        channel.position(channel.size());
    }

    void tellUsed(long bytes) {
        readBytes = bytes;
        progress.accept(bytes);
    }

    void checkInterrupt() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException(
                    String.format(Locale.ROOT, "%s: reading was stopped after %,d bytes", file, usedBytes()));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
