package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real migrations against the model, as the program is installed with them. */
class ValidationTest {
    private static final Path REFERENCE =
            Program.ROOT.resolve("results").resolve("reference").resolve("validation.csv");
    private static final Path WRITTEN = Path.of("target", "validation.csv").toAbsolutePath();

    @TempDir
    private Path temp;

    @Test
    void shouldBeAsFarFromRealityAsTheReferenceSays() throws IOException {
        String out = new Program(temp).run("host/tandem validate --force --out " + WRITTEN);

        assertThat(out).contains("greatest error of");
        assertThat(Files.readString(WRITTEN))
                .as("the validation; where the change is meant, copy %s to %s", WRITTEN, REFERENCE)
                .isEqualTo(Files.readString(REFERENCE));
        assertThat(Files.readString(WRITTEN.resolveSibling("validation.html")))
                .contains("60MiBps-limiter.yaml", "zipf post-copy 60MiB/s preempt (3 times) is not replayed")
                .doesNotContain("@DATA@", "@SCRIPT@", "@STYLE@", "@PAGE@", "src=\"http", "href=\"http");
    }

    @Test
    void shouldMeetBytesPagesAndTotalTimeOnThePlainLinks() throws IOException {
        int checked = 0;
        for (CSVRecord row : reference()) {
            if (Set.of("20MiB/s", "60MiB/s").contains(row.get("link"))) {
                double error = Math.abs(Double.parseDouble(row.get("error_percent")));
                String name = row.toString();
                switch (row.get("figure")) {
                    case "bytes", "normal_pages", "zero_pages" ->
                        assertThat(error).as(name).isLessThan(3);
                    case "total_time" -> assertThat(error).as(name).isLessThan(5);
                    default -> checked--;
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(3 * 4 * 2 * 4);
    }

    @Test
    void shouldBeTabulatedInTheReadme() throws IOException {
        List<CSVRecord> reference = reference();
        List<String> heading = List.of();
        int checked = 0;
        for (List<String> row : Readme.at("traces/vm/README.md")
                .section("How far the model is from it")
                .rows()) {
            if (row.get(0).equals("Guest")) {
                heading = row;
                continue;
            }
            for (int column = 3; column < row.size() - 1; column++) {
                if (Cell.FIGURES.containsKey(heading.get(column))) {
                    Cell cell = Cell.of(heading.get(column), row, reference);
                    assertThat(row.get(column)).as(row.toString()).isEqualTo(cell.pair());
                    assertThat(row.get(column + 1)).as(row.toString()).isEqualTo(cell.error());
                    if (heading.get(column + 2).equals("Repeats")) {
                        assertThat(row.get(column + 2)).as(row.toString()).isEqualTo(cell.repeats());
                    }
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(24 * 3 + 10 * 3 + 18 * 2 + 7 * 4);
    }

    /** The smallest guest, at the quicker rate: a column with a perfect prediction and one with a real one. */
    @ParameterizedTest
    @CsvSource({"5,''", "6,--target-trace traces/vm/idle-b.trace.csv.gz"})
    void shouldTabulateConcurrentExecutionOnRealMachines(int column, String targetTrace) throws IOException {
        Path results = temp.resolve("figures");
        new Program(temp)
                .run("host/tandem replay traces/vm/idle.trace.csv.gz " + targetTrace
                        + " --rig traces/vm/60MiBps.yaml --strategy post-copy-forward,concurrent-queue,clairvoyant,hybrid,"
                        + "hybrid-concurrent --out " + results);

        Map<String, List<String>> table = new HashMap<>();
        Readme.at("traces/vm/README.md")
                .section("Concurrent execution on real machines")
                .rows()
                .forEach(row -> table.putIfAbsent(row.get(0), row));
        for (CSVRecord row : records(results.resolve("timings.csv"))) {
            assertThat(table.get(row.get("strategy")))
                    .as(row.toString())
                    .element(column)
                    .isEqualTo(inMillis(row));
        }
    }

    private static String inMillis(CSVRecord row) {
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f, %s)",
                Double.parseDouble(row.get("lost_time_ns")) / 1e6,
                Double.parseDouble(row.get("stall_time_ns")) / 1e6,
                row.get("network_faults"));
    }

    private static List<CSVRecord> reference() throws IOException {
        return records(REFERENCE);
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return parser.getRecords();
        }
    }

    /** A figure as the README has it. */
    private record Cell(CSVRecord figure, String format, BigDecimal divisor) {
        static final Map<String, String> FIGURES = Map.of(
                "Total time, ms", "total_time %,.0f 1",
                "MB", "bytes %,.1f 1000000",
                "Normal pages", "normal_pages %,.0f 1",
                "Requests", "requests %,.0f 1",
                "Stall time, ms", "stall_time %,.0f 1",
                "Median fault, ms", "median_fault %,.1f 1",
                "Downtime, ms", "downtime %,.1f 1",
                "Dirty synchronisations", "dirty_synchronisations %,.0f 1");

        static Cell of(String heading, List<String> row, List<CSVRecord> reference) {
            String[] how = String.valueOf(FIGURES.get(heading)).split(" ", -1);
            String link = row.get(2).matches("[0-9]+") ? row.get(2) + "MiB/s" : "60MiB/s " + row.get(2);
            CSVRecord figure = reference.stream()
                    .filter(one -> List.of(one.get("guest"), one.get("strategy"), one.get("link"), one.get("figure"))
                            .equals(List.of(row.get(0), row.get(1), link, how[0])))
                    .findFirst()
                    .orElseThrow();
            return new Cell(figure, how[1], new BigDecimal(how[2]));
        }

        String pair() {
            return number("measured") + " / " + number("modelled");
        }

        String repeats() {
            return number("measured_min") + " to " + number("measured_max");
        }

        String error() {
            String text = String.format(Locale.ROOT, "%+.1f %%", new BigDecimal(figure.get("error_percent")));
            return text.endsWith("0.0 %") && text.length() == 6 ? "0.0 %" : text.replace('-', '−');
        }

        private String number(String column) {
            return String.format(Locale.ROOT, format, new BigDecimal(figure.get(column)).divide(divisor));
        }
    }
}
