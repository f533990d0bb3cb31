package tandem.app.results;

import java.util.Collection;
import java.util.Locale;

/** Numbers of one column, written in one unit so that they compare at a glance. */
final class Amounts {
    private final double divisor;
    private final String unit;

    private Amounts(double divisor, String unit) {
        this.divisor = divisor;
        this.unit = unit;
    }

    /** For times in nanoseconds. */
    static Amounts times(Collection<Long> nanos) {
        long largest = largest(nanos);
        if (largest >= 10_000_000_000L) {
            return new Amounts(1e9, "s");
        }
        return largest >= 1_000_000 ? new Amounts(1e6, "ms") : new Amounts(1e3, "us");
    }

    /** For sizes in bytes. */
    static Amounts sizes(Collection<Long> bytes) {
        long largest = largest(bytes);
        if (largest >= 10_000_000_000L) {
            return new Amounts(1e9, "GB");
        }
        return largest >= 1_000_000 ? new Amounts(1e6, "MB") : new Amounts(1e3, "kB");
    }

    private static long largest(Collection<Long> values) {
        return values.stream().mapToLong(Math::abs).max().orElse(0);
    }

    String text(long value) {
        return String.format(Locale.ROOT, "%,.3f %s", value / divisor, unit);
    }

    /** A count with its thousands set apart. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
