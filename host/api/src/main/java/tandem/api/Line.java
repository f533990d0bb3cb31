package tandem.api;

import java.nio.charset.StandardCharsets;

/** A line of a text trace, without its end: bytes to scan, reused for the next line. Columns count from 0. */
public final class Line {
    private static final byte[] DIGITS = digits();

    byte[] buffer;
    private int start;
    private int end;

    Line(byte[] buffer) {
        this.buffer = buffer;
    }

    Line between(int from, int to) {
        start = from;
        end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        return this;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) Character.digit(i < 128 ? i : 0, 16);
        }
        return digits;
    }

    int find(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
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
        for (int i = start + from; i < last; i++) {
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

    /**
     * The decimal number without sign in columns {@code from} to {@code to}, exclusive.
     *
     * @throws TraceException where there is none, or one of more than eighteen digits
     */
    public long decimal(int from, int to) throws TraceException {
        long value = 0;
        int last = Math.min(start + to, end);
        if (last <= start + from || last - start - from > 18) {
            throw none("decimal number", from, to);
        }
        for (int i = start + from; i < last; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                throw none("decimal number", from, to);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * The nanoseconds of the time in columns {@code from} to {@code to}, exclusive: a decimal number without sign of
     * units of {@code unitNanos} each, which may have a fraction. What is less than a nanosecond is dropped.
     *
     * @throws TraceException where there is none, or one of more than 292 years
     */
    public long nanos(int from, int to, long unitNanos) throws TraceException {
        int last = Math.min(start + to, end);
        long units = 0;
        int i = start + from;
        while (i < last && buffer[i] >= '0' && buffer[i] <= '9') {
            units = units * 10 + buffer[i++] - '0';
        }
        int digits = i - start - from;
        if (digits <= 0 || digits > 18 || units > Long.MAX_VALUE / unitNanos - 1 || (i < last && buffer[i] != '.')) {
            throw none("time of less than 292 years", from, to);
        }
        return units * unitNanos + (i < last ? fraction(i + 1 - start, to, unitNanos) : 0);
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
