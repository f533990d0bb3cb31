package tandem.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A line of a text trace, without its end: bytes to scan, reused for the next line. Columns count from 0. */
public final class Line {
    private static final byte[] DIGITS = digits();

    /** Eight bytes at a time, the first the lowest: text is scanned for separators and numbers read so. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int MOST_DIGITS = 18;

    byte[] buffer;
    long number;
    private int start;
    private int end;

    Line(byte[] buffer) {
        this.buffer = buffer;
    }

    /** Stands on the line in these bytes, the next one. */
    Line next(int from, int to) {
        number++;
        start = from;
        end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        return this;
    }

    /** Where text begins that has the byte order mark of UTF-8 before it, as editors on Windows write it, or has not. */
    int afterMark(int from, int to) {
        boolean marked = to - from >= 3
                && buffer[from] == (byte) 0xef
                && buffer[from + 1] == (byte) 0xbb
                && buffer[from + 2] == (byte) 0xbf;
        return marked ? from + 3 : from;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) Character.digit(i < 128 ? i : 0, 16);
        }
        return digits;
    }

    int find(char wanted, int from, int to) {
        long eightWanted = wanted * ONES;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long differences = (long) EIGHT.get(buffer, i) ^ eightWanted;
            long equal = (differences - ONES) & ~differences & HIGH_BITS;
            if (equal != 0) {
                return i + (Long.numberOfTrailingZeros(equal) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** How many bytes the line has. */
    public int length() {
        return end - start;
    }

    /** The byte at {@code column}, or 0 past the end. */
    public byte at(int column) {
        int i = start + column;
        return i < end ? buffer[i] : 0;
    }

    /** The first column at or after {@code from} that holds {@code wanted}, or −1. */
    public int indexOf(char wanted, int from) {
        int i = find(wanted, start + from, end);
        return i < 0 ? -1 : i - start;
    }

    /** Whether the line has {@code text} (ASCII) at {@code column}. */
    public boolean has(String text, int column) {
        for (int i = 0; i < text.length(); i++) {
            if (at(column + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The unsigned hexadecimal number, without {@code 0x}, in columns {@code from} to {@code to}, exclusive.
     *
     * @throws TraceException where there is none or more than 64 bits
     */
    public long hexadecimal(int from, int to) throws TraceException {
        long value = 0;
        int last = Math.min(start + to, end);
        int i = start + from;
        if (last - i >= Long.BYTES) {
            value = eightHexadecimal((long) EIGHT.get(buffer, i));
            if (value < 0) {
                throw none("hexadecimal number", from, to);
            }
            i += Long.BYTES;
        }
        for (; i < last; i++) {
            int digit = DIGITS[buffer[i] & 0xff];
            if (digit < 0 || value >>> 60 != 0) {
                throw none("hexadecimal number", from, to);
            }
            value = value << 4 | digit;
        }
        if (last <= start + from) {
            throw none("hexadecimal number", from, to);
        }
        return value;
    }

    /** The number of eight hexadecimal digits, or −1 where one of them is none. */
    private static long eightHexadecimal(long eight) {
        long letters = (eight >>> 6) & ONES;
        long values = (eight | (letters << 5)) - '0' * ONES - ('a' - '9' - 1) * letters;
        long aboveNine = ((values + 0x76 * ONES) >>> 7) & ONES;
        boolean areDigits = (values & 0xf0f0_f0f0_f0f0_f0f0L) == 0 && aboveNine == letters;
        return areDigits ? joined(values) : -1;
    }

    /** The number of eight hexadecimal digits of these values: of each two one number, and of those again, and again. */
    private static long joined(long values) {
        long pairs = ((values * ((16 << 8) | 1)) >>> 8) & 0x00ff_00ff_00ff_00ffL;
        long fours = ((pairs * ((256 << 16) | 1)) >>> 16) & 0x0000_ffff_0000_ffffL;
        return (fours * ((65_536L << 32) | 1)) >>> 32;
    }

    /**
     * The decimal number without sign in columns {@code from} to {@code to}, exclusive.
     *
     * @throws TraceException where there is none, or one of more than eighteen digits
     */
    public long decimal(int from, int to) throws TraceException {
        long value = digits(start + from, Math.min(start + to, end));
        if (value < 0) {
            throw none("decimal number", from, to);
        }
        return value;
    }

    /** The decimal number in these bytes; −1 where they are none, or more than eighteen digits. */
    private long digits(int from, int to) {
        if (to - from == 1) {
            // nearly every size
            int digit = buffer[from] - '0';
            return digit >= 0 && digit <= 9 ? digit : -1;
        }
        if (to <= from || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long eight = (long) EIGHT.get(buffer, i);
            if (!areDigits(eight)) {
                return -1;
            }
            value = value * 100_000_000 + eightDigits(eight);
        }
        for (; i < to; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Whether each of the eight bytes is 0x30 to 0x39. */
    private static boolean areDigits(long eight) {
        return ((eight & 0xf0f0_f0f0_f0f0_f0f0L) | ((eight + 0x0606_0606_0606_0606L) & 0xf0f0_f0f0_f0f0_f0f0L) >>> 4)
                == 0x3333_3333_3333_3333L;
    }

    /** The number of eight digits: of each two neighbours one number, and of those again, and again. */
    private static long eightDigits(long eight) {
        long pairs = ((eight & 0x0f0f_0f0f_0f0f_0f0fL) * ((10 << 8) | 1)) >>> 8;
        long fours = ((pairs & 0x00ff_00ff_00ff_00ffL) * ((100 << 16) | 1)) >>> 16;
        return ((fours & 0x0000_ffff_0000_ffffL) * ((10_000L << 32) | 1)) >>> 32;
    }

    /**
     * The nanoseconds of the time in columns {@code from} to {@code to}, exclusive: a decimal number without sign of
     * units of {@code unitNanos} each, which may have a fraction. What is less than a nanosecond is dropped.
     *
     * @throws TraceException where there is none, or one of more than 292 years
     */
    public long nanos(int from, int to, long unitNanos) throws TraceException {
        int last = Math.min(start + to, end);
        int point = find('.', start + from, last);
        long units = digits(start + from, point < 0 ? last : point);
        if (units < 0 || units > Long.MAX_VALUE / unitNanos - 1) {
            throw none("time of less than 292 years", from, to);
        }
        return units * unitNanos + (point < 0 ? 0 : fraction(point + 1 - start, to, unitNanos));
    }

    private long fraction(int from, int to, long unitNanos) throws TraceException {
        int last = Math.min(to, length());
        if (from >= last) {
            throw none("fraction", from, to);
        }
        long nanos = 0;
        long digitNanos = unitNanos;
        for (int i = from; i < last; i++) {
            digitNanos /= 10;
            nanos += digitNanos * decimal(i, i + 1);
        }
        return nanos;
    }

    private TraceException none(String kind, int from, int to) {
        String text = toString();
        int first = Math.min(from, text.length());
        int last = Math.max(first, Math.min(to, text.length()));
        return new TraceException(
                "\"" + text.substring(first, last) + "\" is no " + kind + ": \"" + excerpt(text) + "\"");
    }

    /** An error about this line, which it quotes: {@code problem: "the line"}. */
    public TraceException error(String problem) {
        return new TraceException(problem + ": \"" + excerpt(toString()) + "\"");
    }

    private static String excerpt(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }

    /** The line as text, read as ISO 8859-1. */
    @Override
    public String toString() {
        return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
