package tandem.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Columns of numbers, little-endian: how many bits a number has, 0 to 64, the least number, then the differences to it in
 * so many bits each, from the lowest bit of a byte on. What reads them may look at {@link #BYTES_BEHIND} bytes more.
 */
final class Columns {
    /** How many bytes behind a column its buffer has to have. */
    static final int BYTES_BEHIND = Long.BYTES;

    private static final int HEADER_BYTES = 1 + Long.BYTES;
    /** With more, a number may lie in nine bytes; it has 64 then. */
    private static final int MOST_BITS = Long.SIZE - Byte.SIZE + 1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Columns() {}

    /** The most bytes that {@code count} numbers take. */
    static int largestBytes(int count) {
        return HEADER_BYTES + Long.BYTES * count;
    }

    static void write(ByteBuffer out, long[] values, int count) {
        long least = count == 0 ? 0 : Long.MAX_VALUE;
        long most = count == 0 ? 0 : Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int width = bits(most - least);
        out.put((byte) width).putLong(least);
        if (width > 0) {
            writeDifferences(out, values, count, least, width);
        }
    }

    private static int bits(long span) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(span);
        return bits > MOST_BITS ? Long.SIZE : bits;
    }

    private static void writeDifferences(ByteBuffer out, long[] values, int count, long least, int width) {
        long word = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i] - least;
            word |= value << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                out.putLong(word);
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        for (; filled > 0; filled -= Byte.SIZE) {
            out.put((byte) word);
            word >>>= Byte.SIZE;
        }
    }

    /** Sums up the column at {@code at}, from its number {@code from} to before {@code to}, beginning at {@code before}. */
    static void readSums(byte[] block, int at, long before, long[] sums, int from, int to) {
        int width = block[at];
        long least = number(block, at + 1);
        long mask = mask(width);
        int bit = (at + HEADER_BYTES) * Byte.SIZE + width * from;
        long sum = before;
        for (int i = from; i < to; i++) {
            sum += least + difference(block, bit, mask);
            sums[i] = sum;
            bit += width;
        }
    }

    /** Reads the column at {@code at}; answers where it ends. */
    static int read(byte[] block, int at, int[] values, int count) {
        int width = block[at];
        int least = (int) INTS.get(block, at + 1);
        int mask = (int) mask(width);
        int bit = (at + HEADER_BYTES) * Byte.SIZE;
        for (int i = 0; i < count; i++) {
            values[i] = least + ((int) difference(block, bit, -1) & mask);
            bit += width;
        }
        return end(block, at, count);
    }

    /** One number of the column at {@code at}. */
    static int number(byte[] block, int at, int index) {
        int width = block[at];
        int bit = (at + HEADER_BYTES) * Byte.SIZE + width * index;
        return (int) INTS.get(block, at + 1) + (int) difference(block, bit, mask(width));
    }

    /** The number of eight bytes at {@code at}. */
    static long number(byte[] block, int at) {
        return (long) LONGS.get(block, at);
    }

    private static long difference(byte[] block, int bit, long mask) {
        return (number(block, bit >>> 3) >>> (bit & Byte.SIZE - 1)) & mask;
    }

    private static long mask(int width) {
        return width == 0 ? 0 : -1L >>> (Long.SIZE - width);
    }

    /** Where the column of {@code count} numbers at {@code at} ends. */
    static int end(byte[] block, int at, int count) {
        return at + HEADER_BYTES + (block[at] * count + Byte.SIZE - 1) / Byte.SIZE;
    }
}
