package tandem.app.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.app.run.Outcome;
import tandem.engine.Figures;
import tandem.engine.Rig;
import tandem.engine.options.Options;

/** The report: one HTML file that needs nothing else, with the data in it and the chart library from its WebJar. */
final class Report {
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/%s/dist/echarts.common.min.js";

    private static final Pattern PLACE = Pattern.compile("@(ECHARTS|SCRIPT|DATA)@");

    private Report() {}

    static void write(Run run, Path file) throws IOException {
        String page = new String(bytes("report.html"), StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Matcher place = PLACE.matcher(page);
            int written = 0;
            for (; place.find(); written = place.end()) {
                out.write(page.substring(written, place.start()).getBytes(StandardCharsets.UTF_8));
                out.write(filling(place.group(1), run));
            }
            out.write(page.substring(written).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] filling(String place, Run run) throws IOException {
        return switch (place) {
            case "ECHARTS" -> bytes(CHARTS.formatted(version()));
            case "SCRIPT" -> bytes("report.js");
            default -> Json.text(data(run)).replace("<", "\\u003c").getBytes(StandardCharsets.UTF_8);
        };
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

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = open(WEBJAR)) {
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return stream.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        InputStream stream = Report.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program lacks " + name);
        }
        return stream;
    }
}
