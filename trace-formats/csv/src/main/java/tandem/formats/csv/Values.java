package tandem.formats.csv;

import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.TraceException;

/** What the fields of a record say. */
final class Values {
    /** So many decimal digits fit into a long, whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private static final int SAFE_HEXADECIMAL_DIGITS = 16;

    // tables, for no processor can foresee which kind comes next, or which digits are letters
    private static final @Nullable AccessKind[] KINDS = new AccessKind[128];
    /** What each character is worth, -1 where it is no digit. */
    private static final byte[] HEXADECIMAL_DIGITS = new byte[128];

    static {
        are(AccessKind.READ, 'R');
        are(AccessKind.WRITE, 'W');
        are(AccessKind.FETCH, 'X');
        for (char c = 0; c < HEXADECIMAL_DIGITS.length; c++) {
            HEXADECIMAL_DIGITS[c] = (byte) Character.digit(c, 16);
        }
    }

    private Values() {}

    private static void are(AccessKind kind, char letter) {
        KINDS[letter] = kind;
        KINDS[Character.toLowerCase(letter)] = kind;
    }

    static AccessKind kind(String text) throws TraceException {
        AccessKind kind = text.length() == 1 ? KINDS[Math.min(text.charAt(0), KINDS.length - 1)] : null;
        if (kind == null) {
            throw new TraceException("\"" + text + "\" is no kind of access: R, W or X is wanted");
        }
        return kind;
    }

    /** The nanoseconds of a time, which may have a fraction; what is less than a nanosecond is dropped. */
    static long nanos(String text, TimeUnit unit) throws TraceException {
        int point = text.indexOf('.');
        try {
            if (point < 0) {
                return Math.multiplyExact(decimal(text, text.length()), unit.nanos);
            }
            long whole = Math.multiplyExact(decimal(text, point), unit.nanos);
            return Math.addExact(whole, fraction(text, point + 1, unit.nanos));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TraceException("\"" + text + "\" is no time: a decimal number from 0 to 292 years is wanted");
        }
    }

    private static long fraction(String text, int from, long unitNanos) {
        if (from == text.length()) {
            throw new NumberFormatException();
        }
        long nanos = 0;
        long digitNanos = unitNanos / 10;
        for (int i = from; i < text.length(); i++, digitNanos /= 10) {
            nanos += digit(text.charAt(i)) * digitNanos;
        }
        return nanos;
    }

    private static int digit(char c) {
        if (c < '0' || c > '9') {
            throw new NumberFormatException();
        }
        return c - '0';
    }

    private static long decimal(String text, int to) {
        if (to == 0) {
            throw new NumberFormatException();
        }
        if (to > SAFE_DIGITS) {
            return longDecimal(text, to);
        }
        long value = 0;
        for (int i = 0; i < to; i++) {
            value = value * 10 + digit(text.charAt(i));
        }
        return value;
    }

    private static long longDecimal(String text, int to) {
        long value = 0;
        for (int i = 0; i < to; i++) {
            value = Math.addExact(Math.multiplyExact(value, 10), digit(text.charAt(i)));
        }
        return value;
    }

    static int vcpu(String text) throws TraceException {
        try {
            return Math.toIntExact(decimal(text, text.length()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TraceException("\"" + text + "\" is no vCPU: a decimal number below 2^31 is wanted");
        }
    }

    static long sizeBytes(String text) throws TraceException {
        try {
            return decimal(text, text.length());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new TraceException("\"" + text + "\" is no size: a decimal number is wanted");
        }
    }

    /** The number in the hexadecimal digits from {@code from} on, of which there are sixteen at most. */
    private static long hexadecimal(String text, int from) {
        long value = 0;
        int all = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = HEXADECIMAL_DIGITS[Math.min(c, HEXADECIMAL_DIGITS.length - 1)];
            value = value << 4 | digit;
            all |= digit;
        }
        if (all < 0) {
            throw new NumberFormatException();
        }
        return value;
    }

    /** The address of a byte: hexadecimal after {@code 0x}, else in {@code radix}. */
    static long address(String text, int radix, AddressUnit unit) throws TraceException {
        try {
            boolean hexadecimal = text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
            int from = hexadecimal ? 2 : 0;
            boolean isShort = hexadecimal && text.length() - from <= SAFE_HEXADECIMAL_DIGITS && text.length() > from;
            long value = isShort
                    ? hexadecimal(text, from)
                    : Long.parseUnsignedLong(text, from, text.length(), hexadecimal ? 16 : radix);
            if (text.charAt(from) != '+' && value << unit.shift >>> unit.shift == value) {
                return value << unit.shift;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TraceException("\"" + text + "\" is no address of 64 bits: a number in radix " + radix
                + ", or a hexadecimal one after 0x, is wanted (csv.radix=16 is for hexadecimal ones without 0x)");
    }
}
