package tandem.app.results;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tandem.app.run.Study.Row;
import tandem.engine.Figures;

/** What each strategy costs on each trace under each profile, as tables in Markdown. */
public final class StudyTable {
    private static final String BASELINE = "post-copy";

    private final List<List<Row>> byTrace;
    private final List<String> pageLists;
    private final String rig;

    /**
     * Of these replays.
     *
     * @param byTrace for each trace the same profiles and strategies in the same order
     * @param pageLists the page list of each trace, or an empty text
     * @param rig the rig beside the profile, in words
     */
    public StudyTable(List<List<Row>> byTrace, List<String> pageLists, String rig) {
        this.byTrace = byTrace;
        this.pageLists = pageLists;
        this.rig = rig;
    }

    /** Prints them, with what they compare, on what and under which rig. */
    public void print(PrintWriter out) {
        out.println("Lost time in ms (per cent of the baseline's, " + BASELINE
                + ") / stall time in ms, summed over the vCPUs / network faults. The rig: each profile, else the "
                + rig + pageLists() + ". In bold the least lost time of a trace.");
        for (String profile : values()) {
            out.println();
            out.println("Profile `" + profile + "`:");
            out.println();
            table(profile, out);
        }
        legend(out);
    }

    private String pageLists() {
        String named = pageLists.stream()
                .filter(list -> !list.isEmpty())
                .map(list -> escaped(String.valueOf(Path.of(list).getFileName())))
                .distinct()
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : "; page lists " + named;
    }

    /** A name as it is to be read, whatever Markdown and HTML would make of it. */
    private static String escaped(String name) {
        return name.replaceAll("[\\\\`*\\[\\]|]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private List<String> values() {
        return byTrace.get(0).stream().map(Row::value).distinct().toList();
    }

    private void table(String profile, PrintWriter out) {
        List<List<Row>> columns = byTrace.stream()
                .map(rows ->
                        rows.stream().filter(row -> row.value().equals(profile)).toList())
                .toList();
        out.println("| strategy | "
                + columns.stream().map(rows -> escaped(rows.get(0).trace())).collect(Collectors.joining(" | ")) + " |");
        out.println("|---|" + "---:|".repeat(columns.size()));
        IntStream.range(0, columns.get(0).size()).forEach(i -> {
            Row row = columns.get(0).get(i);
            String cells = columns.stream().map(column -> cell(column, i)).collect(Collectors.joining(" | "));
            out.println("| `" + row.setup().name() + "`" + (foresees(row) ? " \\*" : "") + " | " + cells + " |");
        });
    }

    private static String cell(List<Row> rows, int i) {
        Figures figures = rows.get(i).figures();
        if (figures == null) {
            return "failed";
        }
        String lost = millis(figures.lostTime());
        return (rows.get(i).equals(best(rows)) ? "**" + lost + "**" : lost)
                + share(figures, rows)
                + " / " + millis(figures.stalls().sum())
                + " / " + Amounts.count(figures.networkFaults())
                + (pausedAFinishedGuest(rows.get(i)) ? " +" : "")
                + (didNotConverge(rows.get(i)) ? " !" : "");
    }

    private static String share(Figures figures, List<Row> rows) {
        Figures baseline = rows.stream()
                .filter(row -> row.setup().name().equals(BASELINE))
                .findFirst()
                .map(Row::figures)
                .orElse(null);
        return baseline == null || baseline.lostTime() <= 0
                ? ""
                : String.format(Locale.ROOT, " (%.0f %%)", 100.0 * figures.lostTime() / baseline.lostTime());
    }

    private static @Nullable Row best(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.figures() != null && !foresees(row) && !pausedAFinishedGuest(row))
                .min(Comparator.comparingLong(StudyTable::lostTime))
                .orElse(null);
    }

    private static long lostTime(Row row) {
        Figures figures = row.figures();
        return figures == null ? Long.MAX_VALUE : figures.lostTime();
    }

    private static boolean pausedAFinishedGuest(Row row) {
        Figures figures = row.figures();
        return figures != null && figures.pausedAFinishedGuest();
    }

    private static boolean foresees(Row row) {
        return !row.setup().foreknowledge().isEmpty();
    }

    private static boolean didNotConverge(Row row) {
        Figures figures = row.figures();
        return figures != null && figures.nonConvergence() != null;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.2f", nanos / 1e6);
    }

    private void legend(PrintWriter out) {
        List<String> legend = new ArrayList<>();
        if (any(StudyTable::foresees)) {
            legend.add("\\* is told the future: a bound for the others, not a choice.");
        }
        if (any(StudyTable::pausedAFinishedGuest)) {
            legend.add("+ paused a guest that had finished: what it lost says nothing.");
        }
        if (any(StudyTable::didNotConverge)) {
            legend.add("! did not converge: its last round left more pages than it was to leave.");
        }
        if (!legend.isEmpty()) {
            out.println();
            out.println(String.join(" ", legend));
        }
    }

    private boolean any(Predicate<Row> what) {
        return byTrace.stream().flatMap(List::stream).anyMatch(what);
    }
}
