package tandem.engine.trace;

import java.io.IOException;

/** A block of LZ4: runs of literal bytes, each followed by a copy of bytes that came before. */
final class Lz4Block {
    private static final int LONG_RUN = 15;
    private static final int SHORTEST_COPY = 4;

    private final byte[] packed;
    private final int length;
    private final byte[] content;
    private int from;
    private int to;

    private Lz4Block(byte[] packed, int length, byte[] content, int to) {
        this.packed = packed;
        this.length = length;
        this.content = content;
        this.to = to;
    }

    /**
     * Unpacks the first {@code length} bytes of {@code packed} to {@code content} from {@code to} on; copies may reach
     * back to its beginning.
     *
     * @return where the unpacked bytes end
     * @throws IndexOutOfBoundsException where the block is damaged
     */
    static int unpack(byte[] packed, int length, byte[] content, int to) throws IOException {
        Lz4Block block = new Lz4Block(packed, length, content, to);
        block.unpack();
        return block.to;
    }

    private void unpack() throws IOException {
        while (true) {
            int token = next();
            literals(run(token >> 4));
            if (from == length) {
                return;
            }
            int distance = next() | next() << 8;
            copy(distance, run(token & LONG_RUN) + SHORTEST_COPY);
        }
    }

    private int run(int nibble) throws IOException {
        int run = nibble;
        if (nibble == LONG_RUN) {
            int more;
            do {
                more = next();
                run += more;
            } while (more == 255);
        }
        return run;
    }

    private int next() throws IOException {
        if (from >= length) {
            throw damaged();
        }
        return packed[from++] & 0xff;
    }

    private void literals(int run) throws IOException {
        if (run > length - from) {
            throw damaged();
        }
        System.arraycopy(packed, from, content, to, run);
        from += run;
        to += run;
    }

    private void copy(int distance, int run) throws IOException {
        if (distance == 0 || distance > to) {
            throw damaged();
        }
        if (distance >= run) {
            System.arraycopy(content, to - distance, content, to, run);
        } else {
            for (int i = to; i < to + run; i++) {
                content[i] = content[i - distance];
            }
        }
        to += run;
    }

    private static IOException damaged() {
        return new IOException("a block makes no sense");
    }
}
