package tandem.formats.text;

import java.util.HashMap;
import java.util.Map;
import tandem.api.Line;
import tandem.api.TraceException;

/** Keeps the addresses of several disks or processes apart: each gets its own 2^48 bytes, in order of appearance. */
final class Devices {
    private static final int ADDRESS_BITS = 48;
    private static final int MOST = 1 << 16;
    private static final int MOST_DIGITS = 4;

    /** Of the short decimal names, which most are: one more than their number; 0 where they did not appear. */
    private final int[] ofShortNames = new int[10_000 * MOST_DIGITS];

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of the device whose name is in columns {@code from} to {@code to}. */
    int number(Line line, int from, int to) throws TraceException {
        int place = shortName(line, from, to);
        if (place < 0) {
            return number(Numbers.text(line, from, to));
        }
        if (ofShortNames[place] == 0) {
            ofShortNames[place] = number(Numbers.text(line, from, to)) + 1;
        }
        return ofShortNames[place] - 1;
    }

    /** A different number for each decimal name of up to four digits; −1 for others. */
    private static int shortName(Line line, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = line.at(i) - '0';
            if (digit < 0 || digit > 9 || i - from >= MOST_DIGITS) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value * MOST_DIGITS + Math.max(0, to - from - 1);
    }

    private int number(String name) throws TraceException {
        Integer known = numbers.putIfAbsent(name, numbers.size());
        if (known != null) {
            return known;
        }
        if (numbers.size() > MOST) {
            throw new TraceException("more than " + MOST + " devices: split the trace by device");
        }
        return numbers.size() - 1;
    }

    /** The address, in the room of a device, of what has {@code address} on it. */
    static long place(int device, long address) throws TraceException {
        if (address >>> ADDRESS_BITS != 0) {
            throw new TraceException("address 0x" + Long.toHexString(address) + " on a device is above 2^"
                    + ADDRESS_BITS + ": where there is one device only, use text.columns without it");
        }
        return ((long) device << ADDRESS_BITS) + address;
    }
}
