package tandem.engine.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.commons.codec.digest.XXHash32;

/** Writes an LZ4 frame, for tests: the library's own writer takes seconds for a hundred kilobytes. */
final class Lz4Writer extends OutputStream {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int FARTHEST = BLOCK_BYTES - 1;
    private static final int SHORTEST_COPY = 4;
    private static final int LITERAL_END = 12;

    private final OutputStream out;
    private final boolean linked;
    private final int[] lastPlaces = new int[1 << 16];
    private byte[] content = new byte[0];
    private ByteBuffer block = ByteBuffer.allocate(0);

    /** Linked blocks refer to those before them; they have checksums of their own here. */
    Lz4Writer(OutputStream out, boolean linked) {
        this.out = out;
        this.linked = linked;
        Arrays.fill(lastPlaces, -BLOCK_BYTES);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int before = content.length;
        content = Arrays.copyOf(content, before + length);
        System.arraycopy(bytes, offset, content, before, length);
    }

    @Override
    public void close() throws IOException {
        byte[] header = {(byte) (linked ? 0b0101_0100 : 0b0110_0100), 0x40};
        number(0x184d2204);
        out.write(header);
        out.write(hash(header, 0, 2) >> 8);
        for (int start = 0; start < content.length; start += BLOCK_BYTES) {
            block(start, Math.min(content.length, start + BLOCK_BYTES));
        }
        number(0);
        number(hash(content, 0, content.length));
        out.close();
    }

    private void block(int start, int end) throws IOException {
        block = ByteBuffer.allocate(2 * BLOCK_BYTES);
        pack(start, end);
        boolean stored = block.position() >= end - start;
        byte[] bytes = stored ? content : block.array();
        int from = stored ? start : 0;
        int length = stored ? end - start : block.position();
        number(stored ? length | 0x8000_0000 : length);
        out.write(bytes, from, length);
        if (linked) {
            number(hash(bytes, from, length));
        }
    }

    private void pack(int start, int end) {
        int literals = start;
        for (int at = start; at < end - LITERAL_END; at++) {
            int from = placeBefore(at);
            if (at - from > FARTHEST || (!linked && from < start) || sameBytes(from, at, end) < SHORTEST_COPY) {
                continue;
            }
            int copy = sameBytes(from, at, end);
            sequence(literals, at, copy - SHORTEST_COPY);
            block.put((byte) (at - from)).put((byte) ((at - from) >> 8));
            longRun(copy - SHORTEST_COPY);
            at += copy - 1;
            literals = at + 1;
        }
        sequence(literals, end, 0);
    }

    private int placeBefore(int at) {
        int slot = (Arrays.hashCode(Arrays.copyOfRange(content, at, at + SHORTEST_COPY)) * -1640531535) >>> 16;
        int place = lastPlaces[slot];
        lastPlaces[slot] = at;
        return place;
    }

    private int sameBytes(int from, int at, int end) {
        int same = Arrays.mismatch(content, from, from + end - 5 - at, content, at, end - 5);
        return same < 0 ? end - 5 - at : same;
    }

    private void sequence(int literals, int to, int copy) {
        block.put((byte) (Math.min(15, to - literals) << 4 | Math.min(15, copy)));
        longRun(to - literals);
        block.put(content, literals, to - literals);
    }

    private void longRun(int run) {
        for (int left = run - 15; left >= 0; left -= 255) {
            block.put((byte) Math.min(255, left));
        }
    }

    private void number(int number) throws IOException {
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    private static int hash(byte[] bytes, int offset, int length) {
        XXHash32 hash = new XXHash32();
        hash.update(bytes, offset, length);
        return (int) hash.getValue();
    }
}
