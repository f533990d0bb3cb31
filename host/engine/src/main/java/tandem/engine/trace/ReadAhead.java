package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * A decompressed file in two pieces: another thread fills the one while the other is read. What goes wrong there is
 * thrown here after all bytes before it.
 */
final class ReadAhead extends InputStream {
    private final DecompressedStream stream;
    private byte[] reading;
    private byte[] filling;
    private CompletableFuture<Integer> filled;
    private int next;
    private int end;
    private @Nullable IOException failure;

    ReadAhead(DecompressedStream stream, int pieceBytes) {
        this.stream = stream;
        reading = new byte[pieceBytes];
        filling = new byte[pieceBytes];
        filled = fill(filling);
    }

    private CompletableFuture<Integer> fill(byte[] piece) {
        return CompletableFuture.supplyAsync(() -> filled(piece), ForkJoinPool.commonPool());
    }

    /** Fills it up to the end of the stream or to what is wrong with it, either of which the stream then says again. */
    private int filled(byte[] piece) {
        int count = 0;
        try {
            while (count < piece.length) {
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
        next = 0;
        end = filled.join();
        try {
            stream.checkInterrupt();
            if (end == 0) {
                return stream.read() >= 0;
            }
        } catch (IOException e) {
            end = 0;
            failure = e;
            throw e;
        }
        byte[] full = filling;
        filling = reading;
        reading = full;
        filled = fill(filling);
        return true;
    }

    @Override
    public void close() throws IOException {
        filled.handle((count, failed) -> true).join();
        stream.close();
    }
}
