package tandem.app.validate;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tandem.app.TextTable;

/**
 * What came of a validation.
 *
 * @param plan how it was done
 * @param rigs of each link, what is not as it is by default
 * @param comparisons figure by figure
 * @param notes what a reader has to know besides
 */
public record Validation(
        Plan plan, Map<String, Map<String, String>> rigs, List<Comparison> comparisons, Set<String> notes) {
    private static final String[] COLUMNS = {
        "guest",
        "strategy",
        "link",
        "replayed_as",
        "rig",
        "figure",
        "unit",
        "repeats",
        "measured",
        "measured_min",
        "measured_max",
        "modelled",
        "error_percent"
    };

    /** Prints a row a figure, and at the end the greatest error of each. */
    public void print(PrintWriter out) {
        TextTable table = new TextTable(
                "guest", "strategy", "link", "figure", ">measured", ">from", ">to", ">modelled", ">error", "");
        for (Comparison one : comparisons) {
            if (!one.isEmpty()) {
                table.row(
                        one.migration().guest(),
                        one.migration().strategy(),
                        one.migration().link(),
                        one.figure().words(),
                        text(one, one.measured()),
                        text(one, one.least()),
                        text(one, one.most()),
                        text(one, one.modelled()),
                        error(one),
                        one.figure().unit);
            }
        }
        table.print(out);
        out.println();
        printGreatest(out);
    }

    private void printGreatest(PrintWriter out) {
        TextTable table = new TextTable("greatest error of", ">", "in");
        for (Figure figure : Figure.values()) {
            comparisons.stream()
                    .filter(one -> one.figure() == figure)
                    .max((a, b) -> Double.compare(Math.abs(a.errorPercent()), Math.abs(b.errorPercent())))
                    .ifPresent(one -> table.row(
                            figure.words(), error(one), one.migration().group()));
        }
        table.print(out);
    }

    private static String text(Comparison one, double value) {
        return String.format(Locale.ROOT, "%,." + one.figure().decimals + "f", value);
    }

    private static String error(Comparison one) {
        return Double.isInfinite(one.errorPercent()) ? "-" : String.format(Locale.ROOT, "%+.1f %%", one.errorPercent());
    }

    /** All as CSV (RFC 4180). */
    public String csv() throws IOException {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Comparison one : comparisons) {
                Measured migration = one.migration();
                printer.printRecord(
                        migration.guest(),
                        migration.strategy(),
                        migration.link(),
                        plan.strategies().get(migration.strategy()),
                        plan.rigs().get(migration.link()),
                        one.figure().name().toLowerCase(Locale.ROOT),
                        one.figure().unit,
                        one.repeats(),
                        number(one.measured()),
                        number(one.least()),
                        number(one.most()),
                        number(one.modelled()),
                        Double.isInfinite(one.errorPercent()) ? "" : number(one.errorPercent()));
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
