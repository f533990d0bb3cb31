package tandem.app.results;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tandem.app.run.Outcome;
import tandem.engine.Figures;

/** Writes the figures as CSV (RFC 4180). */
final class FigureFiles {
    private FigureFiles() {}

    static void write(List<Outcome> outcomes, ResultsFolder folder) throws IOException {
        timings(outcomes, folder.file("timings.csv"));
        try (CSVPrinter rounds = printer(
                        folder.file("rounds.csv"), "strategy", "round", "pages", "start_ns", "end_ns", "bytes");
                CSVPrinter progress =
                        printer(folder.file("progress.csv"), "strategy", "slice", "start_ns", "progress");
                CSVPrinter stalls = printer(folder.file("stalls.csv"), "strategy", "from_ns", "to_ns", "stalls")) {
            for (Outcome outcome : outcomes) {
                Figures figures = outcome.figures();
                if (figures != null) {
                    rounds(outcome.strategy(), figures.rounds(), rounds);
                    progress(outcome.strategy(), figures, progress);
                    stalls(outcome.strategy(), figures.stalls().histogram(), stalls);
                }
            }
        }
    }

    private static CSVPrinter printer(Path file, String... columns) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(columns).get();
        return new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), format);
    }

    private static void timings(List<Outcome> outcomes, Path file) throws IOException {
        List<String> columns = new ArrayList<>(FigureColumns.ALL.keySet());
        columns.add(0, "strategy");
        columns.add("failure");
        try (CSVPrinter printer = printer(file, columns.toArray(new String[0]))) {
            for (Outcome outcome : outcomes) {
                Figures figures = outcome.figures();
                List<Object> row = new ArrayList<>();
                row.add(outcome.strategy());
                FigureColumns.ALL
                        .values()
                        .forEach(column -> row.add(figures == null ? "" : column.applyAsLong(figures)));
                row.add(outcome.failure() == null ? "" : outcome.failure());
                printer.printRecord(row);
            }
        }
    }

    private static void rounds(String strategy, List<Figures.Round> rounds, CSVPrinter printer) throws IOException {
        int number = 0;
        for (Figures.Round round : rounds) {
            printer.printRecord(strategy, ++number, round.pages(), round.start(), round.end(), round.bytes());
        }
    }

    private static void progress(String strategy, Figures figures, CSVPrinter printer) throws IOException {
        int[] millionths = figures.progress().millionths();
        for (int slice = 0; slice < millionths.length; slice++) {
            printer.printRecord(
                    strategy,
                    slice,
                    slice * figures.progress().sliceNanos(),
                    BigDecimal.valueOf(millionths[slice], 6).toPlainString());
        }
    }

    private static void stalls(String strategy, long[] histogram, CSVPrinter printer) throws IOException {
        for (int bucket = 0; bucket < histogram.length; bucket++) {
            if (histogram[bucket] > 0) {
                printer.printRecord(strategy, 1L << bucket, (2L << bucket) - 1, histogram[bucket]);
            }
        }
    }
}
