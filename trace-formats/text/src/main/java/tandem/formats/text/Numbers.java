package tandem.formats.text;

import tandem.api.Line;
import tandem.api.TraceException;

/** Numbers in columns of a line. */
final class Numbers {
    private static final int SAFE_DIGITS = 18;

    private Numbers() {}

    /** The number of 64 bits in {@code radix} 10 or 16, or after 0x hexadecimal. */
    static long unsigned(Line line, int from, int to, int radix) throws TraceException {
        if (line.at(from) == '0' && (line.at(from + 1) | 0x20) == 'x') {
            return line.hexadecimal(from + 2, to);
        }
        if (radix == 16) {
            return line.hexadecimal(from, to);
        }
        return to - from <= SAFE_DIGITS ? decimal(line, from, to) : longDecimal(line, from, to);
    }

    private static long decimal(Line line, int from, int to) throws TraceException {
        try {
            return line.decimal(from, to);
        } catch (TraceException e) {
            throw noDecimal(line, from, to);
        }
    }

    private static long longDecimal(Line line, int from, int to) throws TraceException {
        String text = text(line, from, to);
        try {
            if (text.charAt(0) != '+') {
                return Long.parseUnsignedLong(text);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw noDecimal(line, from, to);
    }

    private static TraceException noDecimal(Line line, int from, int to) {
        return line.error("\"" + text(line, from, to)
                + "\" is no decimal number of 64 bits (text.radix=16 is for hexadecimal ones without 0x)");
    }

    static String text(Line line, int from, int to) {
        String text = line.toString();
        return text.substring(from, Math.min(to, text.length())).replaceAll("[^ -~]", "?");
    }
}
