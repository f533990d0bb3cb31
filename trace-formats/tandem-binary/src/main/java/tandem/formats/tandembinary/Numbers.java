package tandem.formats.tandembinary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tandem.api.TraceException;

/** Bytes that are read as numbers, one after the other. */
final class Numbers {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The bits of a number of so many bytes. */
    private static final long[] MASKS = {0, 0xff, 0xffff, 0xff_ffff, -1L >>> 32, -1L >>> 24, -1L >>> 16, -1L >>> 8, -1};

    /** How many bytes there have to be behind those that are read. */
    static final int BYTES_BEHIND = Long.BYTES;

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
     * The signed number at {@code place}, which has {@code length} bytes, 0 to 8; 0 where it has none. It has to be there.
     * The length is not branched on, for no processor could foretell it.
     */
    long signed(int place, int length) {
        return signed((long) EIGHT.get(bytes, place) & MASKS[length]);
    }

    /** Where the next number begins. */
    int at() {
        return at;
    }

    /** Goes on at {@code place}. */
    void goTo(int place) {
        at = place;
    }

    /** The next {@code count} bytes by themselves, which this passes over. */
    Numbers split(long count) throws TraceException {
        return new Numbers(bytes, skip(count), at);
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
    private int skip(long count) throws TraceException {
        if (count > end - at) {
            throw senseless();
        }
        int from = at;
        at += (int) count;
        return from;
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
