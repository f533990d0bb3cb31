package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * What is decompressed, in a few pieces: another thread fills them, one after the other, while they are read in the same
 * order. What goes wrong there is thrown here after all bytes before it.
 */
final class ReadAhead extends InputStream {
    private static final int PIECES = 4;

    /** Throws where reading is to stop. */
    interface Check {
        void check() throws InterruptedIOException;
    }

    private final InputStream stream;
    private final Check interrupt;
    private final Deque<Piece> ahead = new ArrayDeque<>();
    private byte[] reading = {};
    private CompletableFuture<Integer> lastFilled = CompletableFuture.completedFuture(0);
    private int next;
    private int end;
    private @Nullable IOException failure;
    private volatile boolean closed;

    /** Takes {@code bytes} of memory. The stream says its end, or what is wrong with it, to one who reads on again. */
    ReadAhead(InputStream stream, Check interrupt, int bytes) {
        this.stream = stream;
        this.interrupt = interrupt;
        for (int piece = 0; piece < PIECES; piece++) {
            fill(new byte[bytes / PIECES]);
        }
    }

    private void fill(byte[] bytes) {
        lastFilled = lastFilled.thenApplyAsync(before -> filled(bytes), ForkJoinPool.commonPool());
        ahead.add(new Piece(bytes, lastFilled));
    }

    private static final class Piece {
        final byte[] bytes;
        final CompletableFuture<Integer> filled;

        Piece(byte[] bytes, CompletableFuture<Integer> filled) {
            this.bytes = bytes;
            this.filled = filled;
        }
    }

    /** Fills it up to the end of the stream or to what is wrong with it, either of which the stream then says again. */
    private int filled(byte[] piece) {
        int count = 0;
        try {
            while (count < piece.length && !closed) {
                int more = stream.read(piece, count, piece.length - count);
                if (more < 0) {
                    return count;
                }
                count += more;
            }
            return count;
        } catch (IOException e) {
            return count;
        }
    }

    /** What went wrong in all that has been read from here. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        return next < end || advance() ? reading[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && !advance()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(reading, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean advance() throws IOException {
        if (reading.length > 0) {
            fill(reading);
        }
        Piece piece = ahead.remove();
        reading = piece.bytes;
        next = 0;
        end = piece.filled.join();
        try {
            interrupt.check();
            return end > 0 || stream.read() >= 0;
        } catch (IOException e) {
            end = 0;
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        lastFilled.handle((count, failed) -> true).join();
        stream.close();
    }
}
