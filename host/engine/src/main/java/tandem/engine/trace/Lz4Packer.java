package tandem.engine.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Packs blocks as {@link Lz4Block} unpacks them. It takes the last place with the same four bytes, not the best. */
final class Lz4Packer {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HASH_BITS = 16;
    private static final int HASH_FACTOR = 0x9e3779b1;
    private static final int FARTHEST = (1 << 16) - 1;
    private static final int SHORTEST_COPY = 4;
    private static final int LONG_RUN = 15;
    /** The format wants no copy to begin, and none to end, so near to the end of a block. */
    private static final int NO_COPY_BEGINS = 12;

    private static final int NO_COPY_ENDS = 5;

    private final byte[] content;
    private final byte[] packed;
    private final int[] places = new int[1 << HASH_BITS];
    private int length;

    /** For blocks at the beginning of {@code content}. */
    Lz4Packer(byte[] content) {
        this.content = content;
        packed = new byte[content.length + content.length / 255 + 16];
    }

    byte[] packed() {
        return packed;
    }

    /** Packs the first {@code end} bytes of the content; answers how many bytes of {@link #packed()} that takes. */
    int pack(int end) {
        length = 0;
        Arrays.fill(places, -1);
        int literals = 0;
        int at = 0;
        while (at < end - NO_COPY_BEGINS) {
            int before = placeBefore(at);
            if (before < 0 || at - before > FARTHEST || word(before) != word(at)) {
                at++;
            } else {
                int copyEnd = at + alike(before, at, end - NO_COPY_ENDS);
                copy(literals, at, before, copyEnd);
                literals = copyEnd;
                at = copyEnd;
            }
        }
        literals(literals, end, 0);
        return length;
    }

    private int placeBefore(int at) {
        int hash = (word(at) * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
        int before = places[hash];
        places[hash] = at;
        return before;
    }

    private int word(int at) {
        return (int) INTS.get(content, at);
    }

    private int alike(int one, int other, int end) {
        int match = Arrays.mismatch(content, one, one + end - other, content, other, end);
        return match < 0 ? end - other : match;
    }

    private void copy(int literals, int at, int before, int end) {
        int run = end - at - SHORTEST_COPY;
        literals(literals, at, Math.min(run, LONG_RUN));
        packed[length++] = (byte) (at - before);
        packed[length++] = (byte) ((at - before) >> 8);
        longRun(run);
    }

    /** The bytes from {@code from} to {@code to}, after a token that says so and how much is copied then. */
    private void literals(int from, int to, int copyNibble) {
        int run = to - from;
        packed[length++] = (byte) (Math.min(run, LONG_RUN) << 4 | copyNibble);
        longRun(run);
        System.arraycopy(content, from, packed, length, run);
        length += run;
    }

    private void longRun(int run) {
        for (int left = run - LONG_RUN; left >= 0; left -= 255) {
            packed[length++] = (byte) Math.min(255, left);
        }
    }
}
