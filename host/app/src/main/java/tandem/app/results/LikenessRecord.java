package tandem.app.results;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tandem.app.TextTable;
import tandem.engine.Likeness;
import tandem.engine.Likeness.Pages;
import tandem.engine.Likeness.Tenth;

/** Two runs of a program, and how alike they are. */
public record LikenessRecord(TraceRecord first, SecondRecord second, Likeness likeness) {
    /** Prints it for people. */
    public void print(PrintWriter out) {
        out.println("first   " + first.file());
        out.println("second  " + second.inWords());
        out.println();
        TextTable table = new TextTable("", ">first", ">second", ">both", "");
        Pages pages = likeness.pages();
        table.row(row("pages touched", pages, "Jaccard index " + share(pages.jaccard())));
        table.row(
                "in one order of first touch",
                "",
                "",
                Amounts.count(likeness.longestCommonSubsequence()),
                "longest common subsequence, " + share(longestCommonShare()) + " of the common pages");
        table.row(
                "Kendall's tau of the two orders",
                "",
                "",
                decimal(likeness.kendallTau()),
                "1 same, 0 unrelated, -1 reversed");
        table.print(out);
        out.println();
        out.println("By progress, the share of the accesses on its tape that a run has executed:");
        printTenths(out);
    }

    private void printTenths(PrintWriter out) {
        TextTable table = new TextTable(
                ">progress",
                ">first touches: first",
                ">second",
                ">both",
                ">Jaccard",
                ">pages used: first",
                ">second",
                ">both",
                ">Jaccard");
        for (int i = 0; i < likeness.tenths().size(); i++) {
            Pages touched = likeness.tenths().get(i).firstTouched();
            Pages used = likeness.tenths().get(i).used();
            table.row(
                    10 * i + " to " + 10 * (i + 1) + " %",
                    Amounts.count(touched.first()),
                    Amounts.count(touched.second()),
                    Amounts.count(touched.both()),
                    share(touched.jaccard()),
                    Amounts.count(used.first()),
                    Amounts.count(used.second()),
                    Amounts.count(used.both()),
                    share(used.jaccard()));
        }
        table.print(out);
    }

    private static String[] row(String name, Pages pages, String note) {
        return new String[] {
            name, Amounts.count(pages.first()), Amounts.count(pages.second()), Amounts.count(pages.both()), note
        };
    }

    private OptionalDouble longestCommonShare() {
        int common = likeness.pages().both();
        return common == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) likeness.longestCommonSubsequence() / common);
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
    }

    private static String decimal(OptionalDouble number) {
        return number.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4f", number.getAsDouble());
    }

    /** The record as JSON has it. */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("trace", first.asJson());
        second.addTo(json, "second");
        json.put("pages", asJson(likeness.pages()));
        json.put("longest_common_subsequence", likeness.longestCommonSubsequence());
        json.put("longest_common_subsequence_share", orNull(longestCommonShare()));
        json.put("kendall_tau", orNull(likeness.kendallTau()));
        List<Tenth> tenths = likeness.tenths();
        json.put(
                "tenths",
                IntStream.range(0, tenths.size())
                        .mapToObj(i -> asJson(10 * (i + 1), tenths.get(i)))
                        .toList());
        return json;
    }

    private static Map<String, Object> asJson(int progressPercent, Tenth tenth) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("progress_percent", progressPercent);
        json.put("first_touched", asJson(tenth.firstTouched()));
        json.put("used", asJson(tenth.used()));
        return json;
    }

    private static Map<String, Object> asJson(Pages pages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", pages.first());
        json.put("second", pages.second());
        json.put("both", pages.both());
        json.put("jaccard", orNull(pages.jaccard()));
        return json;
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
