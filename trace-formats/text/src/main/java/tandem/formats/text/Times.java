package tandem.formats.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import tandem.api.Line;
import tandem.api.TraceException;

/** The nanoseconds of times. */
final class Times {
    /** So that the nanoseconds of a second's cycles are a long. */
    static final long FASTEST_CLOCK = 9_000_000_000L;

    private static final int MOST_DIGITS = 18;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long FILETIME_OF_1970 = 116_444_736_000_000_000L;
    private static final Pattern WITH_COMMAS = Pattern.compile("[0-9][0-9,]{0,23}(\\.[0-9,]{1,24})?");

    private final TimeUnit unit;
    private final long clock;

    Times(TimeUnit unit, long clock) {
        this.unit = unit;
        this.clock = clock;
    }

    long nanos(Line line, int from, int to) throws TraceException {
        return switch (unit) {
            case CYCLES -> ofCycles(cycles(line, from, to));
            case FILETIME -> (filetime(line, from, to) - FILETIME_OF_1970) * unit.nanos;
            default -> line.nanos(from, to, unit.nanos);
        };
    }

    private static long cycles(Line line, int from, int to) throws TraceException {
        if (to - from > MOST_DIGITS || to == from) {
            throw line.error("\"" + Numbers.text(line, from, to) + "\" is no number of cycles");
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = line.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return withCommas(line, from, to, 1);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long filetime(Line line, int from, int to) throws TraceException {
        long ticks = line.decimal(from, to);
        if (ticks < FILETIME_OF_1970 || (ticks - FILETIME_OF_1970) > Long.MAX_VALUE / TimeUnit.FILETIME.nanos) {
            throw line.error("\"" + ticks + "\" is no time in units of 100 ns since 1601");
        }
        return ticks;
    }

    /** The time at which the clock has made {@code cycles}. */
    long ofCycles(long cycles) throws TraceException {
        if (clock == NANOS_PER_SECOND) {
            return cycles;
        }
        long seconds = cycles / clock;
        if (seconds >= Long.MAX_VALUE / NANOS_PER_SECOND) {
            throw new TraceException(cycles + " cycles of text.clock=" + clock + " are more than 292 years");
        }
        return seconds * NANOS_PER_SECOND + cycles % clock * NANOS_PER_SECOND / clock;
    }

    /** The nanoseconds of a time whose unit is in another column. */
    static long nanosIn(String unitName, Line line, int from, int to) throws TraceException {
        for (TimeUnit unit : new TimeUnit[] {TimeUnit.NS, TimeUnit.US, TimeUnit.MS, TimeUnit.S}) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(unitName)) {
                return withCommas(line, from, to, unit.nanos);
            }
        }
        throw line.error("\"" + unitName + "\" is no unit of time: ns, us, ms or s is wanted");
    }

    private static long withCommas(Line line, int from, int to, long unitNanos) throws TraceException {
        String text = Numbers.text(line, from, to);
        if (WITH_COMMAS.matcher(text).matches()) {
            BigDecimal nanos = new BigDecimal(text.replace(",", "")).multiply(BigDecimal.valueOf(unitNanos));
            if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return nanos.longValue();
            }
        }
        throw line.error("\"" + text + "\" is no time of less than 292 years");
    }
}
