package tandem.engine.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.XXHash32;

/**
 * Writes an LZ4 frame of blocks that do not refer to each other.
 *
 * <p>The library's own writer takes seconds for a megabyte.
 */
final class Lz4Output extends OutputStream {
    private static final int FRAME = 0x184d2204;
    private static final byte INDEPENDENT_BLOCKS_AND_CONTENT_HASH = 0b0110_0100;
    private static final byte BLOCKS_OF_256_KIB = 5 << 4;
    private static final int STORED = 0x8000_0000;

    private final OutputStream out;
    private final XXHash32 contentHash = new XXHash32();
    private final byte[] block = new byte[1 << 18];
    private final Lz4Packer packer = new Lz4Packer(block);
    private int filled;

    Lz4Output(OutputStream out) throws IOException {
        this.out = out;
        byte[] header = {INDEPENDENT_BLOCKS_AND_CONTENT_HASH, BLOCKS_OF_256_KIB};
        XXHash32 headerHash = new XXHash32();
        headerHash.update(header, 0, header.length);
        number(FRAME);
        out.write(header);
        out.write((int) headerHash.getValue() >> 8);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        contentHash.update(bytes, offset, length);
        for (int from = offset; from < offset + length; ) {
            int count = Math.min(offset + length - from, block.length - filled);
            System.arraycopy(bytes, from, block, filled, count);
            filled += count;
            from += count;
            if (filled == block.length) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        int length = packer.pack(filled);
        if (length < filled) {
            number(length);
            out.write(packer.packed(), 0, length);
        } else {
            number(filled | STORED);
            out.write(block, 0, filled);
        }
        filled = 0;
    }

    private void number(int number) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (filled > 0) {
                writeBlock();
            }
            number(0);
            number((int) contentHash.getValue());
        }
    }
}
