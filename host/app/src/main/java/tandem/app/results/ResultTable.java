package tandem.app.results;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tandem.app.TextTable;
import tandem.app.run.Outcome;
import tandem.engine.Figures;
import tandem.engine.NonConvergence;

/** The table at the end of a run: the least lost time first, those that failed last, and what to make of it. */
public final class ResultTable {
    private static final String BASELINE = "post-copy";

    private final List<Row> rows = new ArrayList<>();
    private final List<Outcome> failed;

    private record Row(Outcome outcome, Figures figures) {
        boolean foresees() {
            return !outcome.setup().foreknowledge().isEmpty();
        }

        boolean pausedAFinishedGuest() {
            return figures.pausedAFinishedGuest();
        }
    }

    /** Of these outcomes. */
    public ResultTable(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            Figures figures = outcome.figures();
            if (figures != null) {
                rows.add(new Row(outcome, figures));
            }
        }
        rows.sort(Comparator.comparing(Row::pausedAFinishedGuest)
                .thenComparingLong(row -> row.figures.lostTime())
                .thenComparingLong(row -> row.figures.downtime())
                .thenComparingLong(row -> row.figures.totalTime())
                .thenComparing(row -> row.outcome.strategy()));
        failed = outcomes.stream().filter(Outcome::hasFailed).toList();
    }

    /** Prints it; {@code workload} and {@code rig} name what was compared. */
    public void print(PrintWriter out, String workload, String rig) {
        TextTable table = new TextTable(
                "strategy",
                ">lost time",
                ">downtime",
                ">total time",
                ">stall time",
                ">network faults",
                ">pages sent",
                ">sent");
        Amounts lost = times(Figures::lostTime);
        Amounts down = times(Figures::downtime);
        Amounts total = times(Figures::totalTime);
        Amounts stall = times(figures -> figures.stalls().sum());
        Amounts sent = Amounts.sizes(values(Figures::bytesSent));
        for (Row row : rows) {
            Figures figures = row.figures;
            table.row(
                    row.outcome.strategy() + (row.foresees() ? " *" : "") + (row.pausedAFinishedGuest() ? " +" : ""),
                    lost.text(figures.lostTime()),
                    down.text(figures.downtime()),
                    total.text(figures.totalTime()),
                    stall.text(figures.stalls().sum()),
                    Amounts.count(figures.networkFaults()),
                    Amounts.count(figures.pagesSent()),
                    sent.text(figures.bytesSent()));
        }
        failed.forEach(outcome -> table.row(outcome.strategy(), "FAILED: " + outcome.failure()));
        table.print(out);
        notes().forEach(out::println);
        String verdict = verdict(workload, rig);
        if (verdict != null) {
            out.println();
            out.println(verdict);
        }
    }

    private Amounts times(ToLongFunction<Figures> figure) {
        return Amounts.times(values(figure));
    }

    private List<Long> values(ToLongFunction<Figures> figure) {
        return rows.stream().map(row -> figure.applyAsLong(row.figures)).toList();
    }

    /** What the figures alone do not tell: marks explained, and rounds that did not converge. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rows.stream().anyMatch(Row::foresees)) {
            notes.add("* is told the future: a bound for the others, not a choice");
        }
        if (rows.stream().anyMatch(Row::pausedAFinishedGuest)) {
            notes.add("+ paused a guest that had finished: it moved nothing that ran, and what it lost says nothing");
        }
        for (Row row : rows) {
            NonConvergence why = row.figures.nonConvergence();
            if (why != null) {
                notes.add(row.outcome.strategy() + " did not converge: " + ConvergenceText.of(why));
            }
        }
        return notes;
    }

    /** The best strategy that there can be, and how far it is from the baseline; null where none ended well. */
    @Nullable
    String verdict(String workload, String rig) {
        if (!rows.isEmpty() && rows.stream().allMatch(Row::pausedAFinishedGuest)) {
            return "None is best: the guest had finished before any of them paused it. Read a short trace over with"
                    + " --repeat, or start the migration earlier (" + workload + ", " + rig + ").";
        }
        Row best = rows.stream()
                .filter(row -> !row.foresees() && !row.pausedAFinishedGuest())
                .findFirst()
                .orElse(null);
        if (best == null) {
            return null;
        }
        Row baseline = rows.stream()
                .filter(row -> row.outcome.strategy().equals(BASELINE))
                .findFirst()
                .orElse(null);
        return "Best: " + best.outcome.strategy() + ", with a lost time of " + comparison(best, baseline) + " ("
                + workload + ", " + rig + ").";
    }

    private static String comparison(Row best, @Nullable Row baseline) {
        long mine = best.figures.lostTime();
        if (baseline == null) {
            return Amounts.times(List.of(mine)).text(mine) + "; " + BASELINE + " took no part";
        }
        long theirs = baseline.figures.lostTime();
        Amounts amounts = Amounts.times(List.of(mine, theirs));
        if (best.outcome.strategy().equals(BASELINE)) {
            return amounts.text(mine) + ", the baseline itself";
        }
        String less = theirs > 0
                ? String.format(Locale.ROOT, "%.1f %%", (theirs - mine) * 100.0 / theirs)
                : amounts.text(theirs - mine);
        return amounts.text(mine) + ", " + less + " less than " + BASELINE + " with " + amounts.text(theirs);
    }
}
