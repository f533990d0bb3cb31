package tandem.engine.options;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.api.Unit;

/** Numbers with units, as people write them: {@code 4KiB}, {@code 50us}, {@code 10gbit}, {@code 67%}. */
public final class Units {
    /** How {@link Long#MAX_VALUE} is written where the unit is {@link Unit#TIME}. */
    public static final String UNBOUNDED = "unbounded";

    private static final Pattern NUMBER = Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*(.*)");

    private static final Map<String, BigDecimal> TIMES =
            factors("s=1000000000 ms=1000000 us=1000 µs=1000 μs=1000 ns=1");

    /** An empty name stands for a bare number. */
    private static final Map<String, BigDecimal> SIZES = factors("tib=1099511627776 gib=1073741824 mib=1048576 kib=1024"
            + " tb=1000000000000 gb=1000000000 mb=1000000 kb=1000 b=1 =1");

    private static final Map<String, BigDecimal> RATES = rates();

    private Units() {}

    /**
     * The number that {@code text} stands for, in nanoseconds, bytes, bytes a second, per cent, or plain. What does not
     * come out whole is rounded down where the unit is one of time, size or rate.
     *
     * @throws OptionException where it stands for none
     */
    public static long parse(Unit unit, String text) {
        if (unit == Unit.TIME && text.equals(UNBOUNDED)) {
            return Long.MAX_VALUE;
        }
        Matcher number = NUMBER.matcher(text.strip());
        BigDecimal factor = number.matches() ? factor(unit, new BigDecimal(number.group(1)), number.group(2)) : null;
        if (factor == null) {
            throw new OptionException("\"" + text + "\" is no " + noun(unit) + ": write it as " + examples(unit));
        }
        return toLong(unit, text, new BigDecimal(number.group(1)).multiply(factor));
    }

    /** The shortest text that {@link #parse} reads as {@code value} and that a person takes in at a glance. */
    public static String format(Unit unit, long value) {
        return switch (unit) {
            case NONE -> Long.toString(value);
            case PERCENT -> value + "%";
            case TIME -> value == Long.MAX_VALUE ? UNBOUNDED : time(value);
            case SIZE -> size(value);
            case RATE -> rate(value);
        };
    }

    /** How a number of this unit is written, for help: {@code 50us, 5ms or 2s}. */
    public static String examples(Unit unit) {
        return switch (unit) {
            case NONE -> "42";
            case TIME -> "50us, 5ms or 2s";
            case SIZE -> "4096, 4KiB or 13MB";
            case RATE -> "10gbit, 55.6MiB/s or 117500000B/s";
            case PERCENT -> "67 or 67%";
        };
    }

    /** What a number of this unit is called: {@code time}, {@code size}. */
    public static String noun(Unit unit) {
        return switch (unit) {
            case NONE -> "whole number";
            case TIME -> "time";
            case SIZE -> "size";
            case RATE -> "rate";
            case PERCENT -> "percentage";
        };
    }

    private static @Nullable BigDecimal factor(Unit unit, BigDecimal number, String suffix) {
        String name = suffix.toLowerCase(Locale.ROOT);
        return switch (unit) {
            case NONE -> name.isEmpty() ? BigDecimal.ONE : null;
            case PERCENT -> name.isEmpty() || name.equals("%") ? BigDecimal.ONE : null;
            case TIME -> isBareZero(number, name) ? BigDecimal.ONE : TIMES.get(name);
            case SIZE -> SIZES.get(name);
            case RATE -> isBareZero(number, name) ? BigDecimal.ONE : RATES.get(name);
        };
    }

    private static boolean isBareZero(BigDecimal number, String suffix) {
        return suffix.isEmpty() && number.signum() == 0;
    }

    private static long toLong(Unit unit, String text, BigDecimal exact) {
        boolean mayRound = unit != Unit.NONE && unit != Unit.PERCENT;
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        if (!mayRound && whole.compareTo(exact) != 0) {
            throw new OptionException("\"" + text + "\" is no whole number: write it as " + examples(unit));
        }
        if (whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            throw new OptionException("\"" + text + "\" is too large for a " + noun(unit));
        }
        return whole.longValue();
    }

    private static String time(long nanos) {
        return nanos == 0 ? "0ns" : decimal(nanos, "s", "ms", "us", "ns");
    }

    private static String rate(long bytesPerSecond) {
        return decimal(bytesPerSecond, "GB/s", "MB/s", "kB/s", "B/s");
    }

    private static String decimal(long value, String... fromBillion) {
        long factor = 1_000_000_000;
        int i = 0;
        while (i < fromBillion.length - 1 && Math.abs(value) < factor) {
            factor /= 1000;
            i++;
        }
        BigDecimal number = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(factor));
        return number.stripTrailingZeros().toPlainString() + fromBillion[i];
    }

    private static String size(long bytes) {
        for (String name : new String[] {"TiB", "GiB", "MiB", "KiB", "TB", "GB", "MB"}) {
            long factor = SIZES.getOrDefault(name.toLowerCase(Locale.ROOT), BigDecimal.ONE)
                    .longValue();
            if (bytes != 0 && bytes % factor == 0) {
                return bytes / factor + name;
            }
        }
        return bytes + "B";
    }

    private static Map<String, BigDecimal> rates() {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        SIZES.forEach((name, factor) -> {
            if (!name.isEmpty()) {
                rates.put(name + "/s", factor);
            }
        });
        Map<String, BigDecimal> bits = factors("gbit=125000000 mbit=125000 kbit=125 bit=0.125");
        bits.forEach((name, factor) -> {
            rates.put(name, factor);
            rates.put(name + "/s", factor);
        });
        return rates;
    }

    private static Map<String, BigDecimal> factors(String table) {
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        for (String entry : table.split(" ", -1)) {
            int equals = entry.indexOf('=');
            factors.put(entry.substring(0, equals), new BigDecimal(entry.substring(equals + 1)));
        }
        return factors;
    }
}
