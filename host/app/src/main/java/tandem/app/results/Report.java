package tandem.app.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandem.app.run.Outcome;
import tandem.engine.Figures;
import tandem.engine.Rig;
import tandem.engine.options.Options;

/** The report of a run: its page. */
final class Report {
    private Report() {}

    static void write(Run run, Path file) throws IOException {
        Files.write(file, Page.about("report", data(run)));
    }

    private static Map<String, Object> data(Run run) {
        Map<String, String> defaults = Options.of(new Rig()).values();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("run", run.asJson());
        data.put("defaults", defaults);
        ResultTable table = new ResultTable(run.outcomes());
        data.put("verdict", table.verdict(run.workload(), run.rigInWords(defaults)));
        data.put("notes", table.notes());
        data.put("strategies", run.outcomes().stream().map(Report::data).toList());
        return data;
    }

    private static Map<String, Object> data(Outcome outcome) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", outcome.strategy());
        data.put("foreknowledge", outcome.setup().foreknowledge());
        Figures figures = outcome.figures();
        if (figures == null) {
            data.put("failure", outcome.failure());
            return data;
        }
        data.put("finished", figures.pausedAFinishedGuest());
        Map<String, Long> values = new LinkedHashMap<>();
        FigureColumns.ALL.forEach((name, column) -> values.put(name, column.applyAsLong(figures)));
        data.put("figures", values);
        data.put("slice_ns", figures.progress().sliceNanos());
        data.put(
                "progress",
                Arrays.stream(figures.progress().millionths()).boxed().toList());
        data.put(
                "stall_histogram",
                Arrays.stream(figures.stalls().histogram()).boxed().toList());
        data.put("rounds", rounds(figures.rounds()));
        return data;
    }

    private static List<Map<String, Long>> rounds(List<Figures.Round> rounds) {
        return rounds.stream().map(Report::data).toList();
    }

    private static Map<String, Long> data(Figures.Round round) {
        Map<String, Long> data = new LinkedHashMap<>();
        data.put("pages", round.pages());
        data.put("start_ns", round.start());
        data.put("end_ns", round.end());
        data.put("bytes", round.bytes());
        return data;
    }
}
