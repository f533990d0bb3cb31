package tandem.formats.tandembinary;

import java.util.Arrays;

/** Bytes that are written as numbers, one after the other. */
final class Column {
    private static final int LONGEST_NUMBER_BYTES = 10;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void uint8(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    void varint(long value) {
        makeRoom(LONGEST_NUMBER_BYTES);
        long left = value;
        for (; (left & ~0x7f) != 0; left >>>= 7) {
            bytes[length++] = (byte) (left | 0x80);
        }
        bytes[length++] = (byte) left;
    }

    void signed(long value) {
        varint(zigzag(value));
    }

    /** How many bytes a signed number needs, 0 to 8. */
    static int lengthOf(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(zigzag(value)) + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Writes a signed number in so many bytes. */
    void signed(long value, int byteCount) {
        makeRoom(Long.BYTES);
        long left = zigzag(value);
        for (int i = 0; i < byteCount; i++) {
            bytes[length++] = (byte) left;
            left >>>= Byte.SIZE;
        }
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    void bytes(byte[] more, int count) {
        makeRoom(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    void column(Column other) {
        bytes(other.bytes, other.length);
    }

    private void makeRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
