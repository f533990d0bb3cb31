package tandem.formats.tandembinary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import tandem.api.TraceException;
import tandem.api.TraceInput;

/** The blocks of a trace, one after the other, each whole and as it was written. */
final class BlockReader {
    private final TraceInput input;
    private final InputStream stream;
    private byte[] body = new byte[(1 << 16) + Numbers.BYTES_BEHIND];
    private int bodyBytes;
    private long offset;

    BlockReader(TraceInput input) throws IOException {
        this.input = input;
        stream = input.stream();
        ByteBuffer head = Layout.littleEndian(bytes(Layout.HEAD_BYTES));
        if (!Layout.begins(head)) {
            throw new TraceException("this is no binary trace of Tandem");
        }
        int version = head.getInt(Long.BYTES);
        if (version != Layout.VERSION) {
            throw new TraceException("this is version " + Integer.toUnsignedString(version)
                    + " of Tandem's binary trace, and this program reads version " + Layout.VERSION
                    + ": read it with the Tandem that wrote it, or convert the original anew");
        }
    }

    /** Goes to the next block; answers what its first byte says that it holds. */
    int next() throws IOException {
        offset += bodyBytes;
        byte[] head = bytes(Layout.BLOCK_HEAD_BYTES);
        ByteBuffer numbers = Layout.littleEndian(head);
        bodyBytes = numbers.getInt();
        if (bodyBytes < 1 || bodyBytes > Layout.LARGEST_BODY_BYTES) {
            throw new TraceException("the trace is damaged here: no block has a length of " + bodyBytes);
        }
        if (bodyBytes > body.length - Numbers.BYTES_BEHIND) {
            body = new byte[Layout.LARGEST_BODY_BYTES + Numbers.BYTES_BEHIND];
        }
        requireAll(stream.readNBytes(body, 0, bodyBytes), bodyBytes);
        if (numbers.getInt() != Layout.checksum(head, body, bodyBytes)) {
            throw new TraceException(
                    "the trace is damaged: the checksum of this block of " + bodyBytes + " bytes does not fit");
        }
        if (body[0] < Layout.END || body[0] > Layout.TIMED) {
            throw new TraceException("there is no block of kind " + body[0]);
        }
        return body[0];
    }

    /** What follows the block's first byte, until the next block. */
    Numbers body() {
        return new Numbers(body, 1, bodyBytes);
    }

    private byte[] bytes(int count) throws IOException {
        input.atByte(offset);
        byte[] bytes = stream.readNBytes(count);
        requireAll(bytes.length, count);
        offset += count;
        return bytes;
    }

    private static void requireAll(int there, int wanted) throws TraceException {
        if (there < wanted) {
            throw new TraceException(
                    "the trace is cut off: only " + there + " of the " + wanted + " bytes that belong here are there");
        }
    }
}
