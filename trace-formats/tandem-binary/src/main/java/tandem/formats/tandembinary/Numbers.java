package tandem.formats.tandembinary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tandem.api.TraceException;

/** Bytes that are read as numbers, one after the other. */
final class Numbers {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final byte[] bytes;
    private final int end;
    private int at;

    Numbers(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    int uint8() throws TraceException {
        if (at == end) {
            throw senseless();
        }
        return bytes[at++] & 0xff;
    }

    /** A varint of at most {@code most}. */
    int upTo(int most) throws TraceException {
        long value = varint();
        if (value < 0 || value > most) {
            throw senseless();
        }
        return (int) value;
    }

    long signed() throws TraceException {
        return signed(varint());
    }

    private static long signed(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    /**
     * The next signed number where {@code there} is −1; 0, and none read, where it is 0. Neither that nor the number's
     * length is branched on, for no processor could foretell it.
     */
    long signedIf(int there) throws TraceException {
        int from = at;
        if (end - from >= Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, from);
            long lasts = ~eight & HIGH_BITS;
            if (lasts != 0) {
                at = from + (((Long.numberOfTrailingZeros(lasts) + 1) >>> 3) & there);
                return signed(joined(eight & (lasts ^ (lasts - 1)))) & there;
            }
        }
        return there == 0 ? 0 : signed();
    }

    /** Of eight bytes the lower seven bits, side by side. */
    private static long joined(long bits) {
        long pairs = (bits & 0x007f_007f_007f_007fL) | ((bits & 0x7f00_7f00_7f00_7f00L) >>> 1);
        long fours = (pairs & 0x3fff_0000_3fffL) | ((pairs & 0x3fff_0000_3fff_0000L) >>> 2);
        return (fours & 0x0fff_ffffL) | ((fours & 0x0fff_ffff_0000_0000L) >>> 4);
    }

    long varint() throws TraceException {
        int low = uint8();
        return low < 0x80 ? low : (low & 0x7f) | rest();
    }

    private long rest() throws TraceException {
        long value = 0;
        for (int shift = 7; shift < Long.SIZE; shift += 7) {
            long next = uint8();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw senseless();
    }

    /** Passes over {@code count} bytes; answers where they begin. */
    int skip(int count) throws TraceException {
        if (count > end - at) {
            throw senseless();
        }
        at += count;
        return at - count;
    }

    /** Takes {@code count} bytes as they are. */
    void copy(byte[] target, int count) throws TraceException {
        System.arraycopy(bytes, skip(count), target, 0, count);
    }

    String text(int byteCount) throws TraceException {
        return new String(bytes, skip(byteCount), byteCount, StandardCharsets.UTF_8);
    }

    void requireEnd() throws TraceException {
        if (at != end) {
            throw senseless();
        }
    }

    static TraceException senseless() {
        return new TraceException("this block makes no sense, though its checksum fits: what wrote it has a bug");
    }
}
