package tandem.engine.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.XXHash32;

/**
 * LZ4 frames, as the format's description 1.6.4 has them, but for those that need a dictionary.
 *
 * <p>Of the libraries at hand one reads linked blocks at a twentieth of this speed, the other not at all.
 */
final class Lz4Stream extends InputStream {
    private static final int FRAME = 0x184d2204;
    private static final int SKIPPABLE_FRAME = 0x184d2a50;
    private static final int VERSION_AND_DICTIONARY = 0b1100_0001;
    private static final int VERSION = 0b0100_0000;
    private static final int INDEPENDENT_BLOCKS = 0b0010_0000;
    private static final int BLOCK_HASH = 0b0001_0000;
    private static final int CONTENT_SIZE = 0b0000_1000;
    private static final int CONTENT_HASH = 0b0000_0100;
    private static final int STORED = 0x8000_0000;
    private static final int WINDOW_BYTES = 1 << 16;

    private final RawStream raw;
    private final XXHash32 contentHash = new XXHash32();
    private boolean inFrame;
    private int flags;
    private long bytesLeft;
    private byte[] packed = new byte[0];
    private byte[] content = new byte[0];
    private int next;
    private int filled;

    Lz4Stream(RawStream raw) {
        this.raw = raw;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (next == filled) {
            if (inFrame) {
                nextBlock();
            } else if (raw.peek().hasRemaining()) {
                nextFrame();
            } else {
                return -1;
            }
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(content, next, target, offset, count);
        next += count;
        return count;
    }

    private void nextFrame() throws IOException {
        int magic = number();
        if ((magic & ~0xf) == SKIPPABLE_FRAME) {
            raw.skipNBytes(Integer.toUnsignedLong(number()));
        } else if (magic == FRAME) {
            readHeader();
            inFrame = true;
        } else {
            throw new IOException("something else follows the data");
        }
    }

    private void readHeader() throws IOException {
        byte[] header = bytes(2);
        flags = header[0];
        if ((flags & VERSION_AND_DICTIONARY) != VERSION) {
            throw new IOException("another version of the format, or one that needs a dictionary");
        }
        byte[] size = bytes((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0);
        contentHash.reset();
        contentHash.update(header, 0, header.length);
        contentHash.update(size, 0, size.length);
        check(bytes(1)[0] == (byte) (contentHash.getValue() >> 8));
        contentHash.reset();
        bytesLeft = size.length == 0 ? Long.MIN_VALUE : littleEndian(size).getLong();
        int blockBytes = 1 << (8 + 2 * (header[1] >> 4 & 7));
        packed = new byte[blockBytes];
        content = new byte[WINDOW_BYTES + blockBytes];
        next = 0;
        filled = 0;
    }

    private void nextBlock() throws IOException {
        int size = number();
        if (size == 0) {
            endFrame();
            return;
        }
        keepWindow();
        int length = size & ~STORED;
        if (raw.readNBytes(packed, 0, length) < length) {
            throw new EOFException();
        }
        if ((flags & BLOCK_HASH) != 0) {
            XXHash32 hash = new XXHash32();
            hash.update(packed, 0, length);
            check(number() == (int) hash.getValue());
        }
        if (size < 0) {
            System.arraycopy(packed, 0, content, filled, length);
            filled += length;
        } else {
            filled = Lz4Block.unpack(packed, length, content, filled);
        }
        bytesLeft -= filled - next;
        contentHash.update(content, next, filled - next);
    }

    /** Moves what the next block may refer to to the front. */
    private void keepWindow() {
        int kept = (flags & INDEPENDENT_BLOCKS) != 0 ? 0 : Math.min(filled, WINDOW_BYTES);
        System.arraycopy(content, filled - kept, content, 0, kept);
        next = kept;
        filled = kept;
    }

    private void endFrame() throws IOException {
        inFrame = false;
        if ((flags & CONTENT_HASH) != 0) {
            check(number() == (int) contentHash.getValue());
        }
        if ((flags & CONTENT_SIZE) != 0) {
            check(bytesLeft == 0);
        }
    }

    private static void check(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("a checksum does not fit");
        }
    }

    private int number() throws IOException {
        return littleEndian(bytes(Integer.BYTES)).getInt();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = raw.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
