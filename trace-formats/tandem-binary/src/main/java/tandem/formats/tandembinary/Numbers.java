package tandem.formats.tandembinary;

import java.nio.charset.StandardCharsets;
import tandem.api.TraceException;

/** Bytes that are read as numbers, one after the other. */
final class Numbers {
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
        long value = varint();
        return value >>> 1 ^ -(value & 1);
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
