package tandem.engine;

import java.nio.ByteBuffer;

/** Columns of numbers, each stored as its least value and the differences to it in as many bytes as they need, 0 to 8. */
final class Columns {
    private Columns() {}

    /** The most bytes that {@code count} numbers take. */
    static int largestBytes(int count) {
        return 9 + 8 * count;
    }

    static void write(ByteBuffer out, long[] values, int count) {
        long least = count == 0 ? 0 : Long.MAX_VALUE;
        long most = count == 0 ? 0 : Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int width = width(most - least);
        out.put((byte) width).putLong(least);
        for (int i = 0; i < count; i++) {
            long value = values[i] - least;
            switch (width) {
                case 0 -> {}
                case 1 -> out.put((byte) value);
                case 2 -> out.putShort((short) value);
                case 3 -> out.putShort((short) value).put((byte) (value >>> Short.SIZE));
                case 4 -> out.putInt((int) value);
                default -> putLong(out, value, width);
            }
        }
    }

    private static void putLong(ByteBuffer out, long value, int width) {
        for (int i = 0; i < width; i++) {
            out.put((byte) (value >>> (Byte.SIZE * i)));
        }
    }

    private static int width(long span) {
        return (Long.SIZE - Long.numberOfLeadingZeros(span) + Byte.SIZE - 1) / Byte.SIZE;
    }

    static void read(ByteBuffer in, long[] values, int count) {
        int width = in.get();
        long least = in.getLong();
        for (int i = 0; i < count; i++) {
            values[i] = least + difference(in, width);
        }
    }

    static void read(ByteBuffer in, int[] values, int count) {
        int width = in.get();
        int least = (int) in.getLong();
        for (int i = 0; i < count; i++) {
            values[i] = least + (int) difference(in, width);
        }
    }

    private static long difference(ByteBuffer in, int width) {
        return switch (width) {
            case 0 -> 0;
            case 1 -> in.get() & 0xFFL;
            case 2 -> in.getShort() & 0xFFFFL;
            case 3 -> (in.getShort() & 0xFFFFL) | (in.get() & 0xFFL) << Short.SIZE;
            case 4 -> in.getInt() & 0xFFFF_FFFFL;
            default -> getLong(in, width);
        };
    }

    private static long getLong(ByteBuffer in, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (in.get() & 0xFFL) << (Byte.SIZE * i);
        }
        return value;
    }

    static void skip(ByteBuffer in, int count) {
        int width = in.get();
        in.position(in.position() + 8 + width * count);
    }
}
