package tandem.app.results;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tandem.api.Unit;
import tandem.app.TextTable;
import tandem.engine.Gaps;
import tandem.engine.Gaps.Gap;
import tandem.engine.Tape;
import tandem.engine.options.Units;

/** When the guest touched nothing, for people and for programs. */
public record GapText(Gaps gaps, long guestNanos, long quantumNanos) {
    /** From here on a gap counts: as long as thirty pages take on a link of 1 Gbit/s. */
    private static final long LONG_NANOS = 1_000_000;

    /** Of {@code tape}, which was recorded with this quantum. */
    public static GapText of(Tape tape, long quantumNanos) {
        return new GapText(Gaps.of(tape, LONG_NANOS), tape.lastGuestNanos(), quantumNanos);
    }

    /** Prints them for people. */
    public void print(PrintWriter out) {
        String longGap = time(LONG_NANOS);
        out.println("Gaps, guest time without an access of any vCPU: "
                + (gaps.count() == 0
                        ? "none of " + longGap + " or longer."
                        : String.format(
                                Locale.ROOT,
                                "%,d of %s or longer, together %s or %s of the guest time.",
                                gaps.count(),
                                longGap,
                                time(gaps.totalNanos()),
                                share(gaps.totalNanos()))));
        if (!longest().isEmpty()) {
            printLongest(out);
        }
    }

    private void printLongest(PrintWriter out) {
        out.println("The longest (accesses that the tape leaves off would make each less than " + time(quantumNanos)
                + " shorter):");
        TextTable table = new TextTable(">from", ">length", ">share");
        longest().forEach(gap -> table.row(time(gap.fromNanos()), time(gap.lengthNanos()), share(gap.lengthNanos())));
        table.print(out);
    }

    /** None within the quantum of the access before: there accesses may have been left off the tape. */
    private List<Gap> longest() {
        return gaps.longest().stream()
                .filter(gap -> gap.lengthNanos() >= quantumNanos)
                .toList();
    }

    private static String time(long nanos) {
        return Units.format(Unit.TIME, nanos);
    }

    private String share(long nanos) {
        return String.format(Locale.ROOT, "%.1f %%", nanos * 100.0 / guestNanos);
    }

    /** As JSON has them. */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at_least_ns", LONG_NANOS);
        json.put("count", gaps.count());
        json.put("total_ns", gaps.totalNanos());
        json.put("longest", longest().stream().map(GapText::asJson).toList());
        return json;
    }

    private static Map<String, Object> asJson(Gap gap) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from_ns", gap.fromNanos());
        json.put("length_ns", gap.lengthNanos());
        return json;
    }
}
