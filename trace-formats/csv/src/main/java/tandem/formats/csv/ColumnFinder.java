package tandem.formats.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandem.api.TraceException;

/** Finds the columns that the options name, by the first line of a trace. */
final class ColumnFinder {
    static final int ABSENT = -1;

    private static final List<String> CANONICAL = List.of("time_ns", "vcpu", "op", "address", "size");
    private static final String NONE = "none";

    private final List<String> first;
    private final boolean named;
    private final boolean anyByNumber;

    ColumnFinder(Csv options, List<String> firstLine) {
        first = firstLine;
        named = switch (options.header) {
            case YES -> true;
            case NO -> false;
            case AUTO -> firstLine.stream().noneMatch(field -> looksLikeNumber(field, options.radix));
        };
        anyByNumber = Stream.of(options.time, options.vcpu, options.op, options.address, options.size)
                .anyMatch(ColumnFinder::isNumber);
    }

    /** Whether these names of columns tell that a trace is of this format. */
    static boolean areCanonical(String[] names) {
        Set<String> plain = Arrays.stream(names)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return names.length == CANONICAL.size() && plain.containsAll(CANONICAL);
    }

    /** Whether the first line names the columns. */
    boolean named() {
        return named;
    }

    /** The index of the column that {@code option} is set to; {@link #ABSENT} for {@code none}. */
    int find(String option, String wanted) throws TraceException {
        int index = index(option, wanted);
        if (index == ABSENT && !wanted.equals(NONE)) {
            throw notFound(option, wanted);
        }
        return index;
    }

    /** As {@link #find}, but {@link #ABSENT} too where the option has its default and there is no such column. */
    int findIfAny(String option, String wanted) throws TraceException {
        return wanted.equals(option) ? index(option, wanted) : find(option, wanted);
    }

    private int index(String option, String wanted) throws TraceException {
        if (isNumber(wanted)) {
            return byNumber(option, Integer.parseInt(wanted));
        }
        if (named) {
            return byName(option, wanted);
        }
        int place = anyByNumber ? ABSENT : CANONICAL.indexOf(wanted);
        return place < first.size() ? place : ABSENT;
    }

    /** As the name is written, or else in any case. */
    private int byName(String option, String wanted) throws TraceException {
        List<String> same = first.stream().filter(wanted::equals).toList();
        if (same.isEmpty()) {
            same = first.stream().filter(wanted::equalsIgnoreCase).toList();
        }
        if (same.size() > 1) {
            throw new TraceException(same.size() + " columns have the name \"" + wanted + "\" of csv." + option
                    + ": name the one that is meant as it is written, or by its number");
        }
        return same.isEmpty() ? ABSENT : first.indexOf(same.get(0));
    }

    private int byNumber(String option, int number) throws TraceException {
        if (number < 1 || number > first.size()) {
            throw new TraceException(
                    "csv." + option + "=" + number + ": the columns have the numbers 1 to " + first.size());
        }
        return number - 1;
    }

    private TraceException notFound(String option, String wanted) {
        if (named) {
            return new TraceException("there is no column \"" + wanted + "\" for csv." + option + "; there are: "
                    + String.join(", ", first));
        }
        return new TraceException("this line does not name the columns, so csv." + option
                + " must be a number from 1 to " + first.size() + ", not \"" + wanted + "\"");
    }

    private static boolean isNumber(String wanted) {
        return wanted.matches("\\d{1,9}");
    }

    private static boolean looksLikeNumber(String field, int radix) {
        return field.matches("-?[0-9].*") || (radix > 10 && field.matches("[0-9a-fA-F]+"));
    }
}
