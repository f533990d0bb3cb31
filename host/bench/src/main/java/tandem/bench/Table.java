package tandem.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what was measured as a table in Markdown, row by row. */
final class Table {
    /** With runs of one and the same work further apart than this the machine was too noisy to tell. */
    private static final double NOISY = 0.15;

    private static final String[] SCALES = {"", "k", "M", "G", "T"};

    private final PrintStream out = System.out;

    void begin(String title, String... columns) {
        out.println();
        out.println("### " + title);
        out.println();
        row((Object[]) columns);
        out.println("|---".repeat(columns.length) + "|");
    }

    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell).append(" |");
        }
        out.println(line);
        out.flush();
    }

    void beginDuels(String title) {
        begin(title, "stage", "rate", "limit or rival", "its rate", "ratio", "wanted", "noise of the rival");
    }

    /** A row for a stage that is to reach {@code least} of its rival's rate. */
    void duel(String stage, String unit, Duel duel, String rival, double least) {
        String wanted = String.format(Locale.ROOT, ">= %.2f%s", least, duel.ratio() >= least ? "" : " MISSED");
        duel(stage, unit, duel, rival, wanted);
    }

    void duel(String stage, String unit, Duel duel, String rival, String wanted) {
        String noise =
                String.format(Locale.ROOT, "%.0f %%%s", duel.noise() * 100, duel.noise() > NOISY ? " NOISY" : "");
        row(
                stage,
                amount(duel.rate(), unit),
                rival,
                amount(duel.rivalRate(), unit),
                String.format(Locale.ROOT, "%.2f", duel.ratio()),
                wanted,
                noise);
    }

    static String amount(long value, String unit) {
        return amount((double) value, unit);
    }

    /** Such as "3.12 M accesses/s" or "450 MB". */
    static String amount(double value, String unit) {
        int scale = 0;
        double scaled = value;
        for (; scaled >= 1000 && scale < SCALES.length - 1; scale++) {
            scaled /= 1000;
        }
        String space = unit.isEmpty() || unit.startsWith("B") ? "" : " ";
        return String.format(
                        Locale.ROOT, scaled < 10 ? "%.2f %s%s%s" : "%.0f %s%s%s", scaled, SCALES[scale], space, unit)
                .strip()
                .replace("  ", " ");
    }
}
