package tandem.engine.trace;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Zstandard, all frames of it.
 *
 * <p>The library's own stream takes a file for whole whose second frame is cut.
 */
final class ZstdStream extends InputStream {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LARGEST_WINDOW_LOG = 30;

    private final RawStream raw;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx().setLongMax(LARGEST_WINDOW_LOG);
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private boolean betweenFrames = true;

    ZstdStream(RawStream raw) {
        this.raw = raw;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!output.hasRemaining()) {
            if (!input.hasRemaining() && !mayHoldMore() && !refill()) {
                return -1;
            }
            output.clear();
            betweenFrames = context.decompressDirectByteBufferStream(output, input);
            output.flip();
        }
        int count = Math.min(length, output.remaining());
        output.get(target, offset, count);
        return count;
    }

    private boolean mayHoldMore() {
        return !betweenFrames && output.limit() == output.capacity();
    }

    private boolean refill() throws IOException {
        ByteBuffer more = raw.peek();
        int count = Math.min(more.remaining(), BUFFER_BYTES);
        if (count == 0 && !betweenFrames) {
            throw new EOFException();
        }
        input.clear().put(more).flip();
        raw.use(input.limit());
        return count > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() {
        context.close();
    }
}
