package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real migrations against the model, as the project ships them. */
class ValidateCommandTest {
    private static final Path HOME = Installed.ROOT.resolve("target").resolve("tandem");
    private static final Path VM = Installed.ROOT.resolve("traces").resolve("vm");
    private static final Path REFERENCE =
            Installed.ROOT.resolve("results").resolve("reference").resolve("validation.csv");
    private static final Path WRITTEN = Path.of("target", "validation.csv");

    @TempDir
    private Path folder;

    @Test
    void shouldBeAsFarFromRealityAsTheReferenceSays() throws IOException {
        Files.createDirectories(WRITTEN.toAbsolutePath().getParent());
        String out = run(0, "validate", VM.resolve("measured.csv").toString(), "--out", WRITTEN.toString());
        assertThat(out)
                .contains("greatest error of")
                .contains("zipf post-copy 60MiB/s preempt (3 times) is not replayed");
        assertThat(Files.readString(WRITTEN))
                .as("the validation; where the change is meant, copy %s to %s", WRITTEN, REFERENCE)
                .isEqualTo(Files.readString(REFERENCE));
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

    private static List<CSVRecord> reference() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(REFERENCE), format)) {
            return parser.getRecords();
        }
    }

    @Test
    void shouldSayWhichLineOfTheMeasurementsIsWrong() throws IOException {
        List<String> lines = Files.readAllLines(VM.resolve("measured.csv"));
        Path wrong = folder.resolve("measured.csv");
        Files.write(wrong, List.of(lines.get(0), lines.get(1).replace(",159,", ",soon,")));
        assertThat(run(2, "validate", wrong.toString()))
                .contains("measured.csv, line 2: \"soon\" in the column set_up_ms is no number");
        Files.write(wrong, List.of(lines.get(0), "idle,hybrid"));
        assertThat(run(2, "validate", wrong.toString())).contains("measured.csv, line 2: more or fewer columns");
        Files.write(wrong, List.of(lines.get(0)));
        assertThat(run(2, "validate", wrong.toString())).contains("measured.csv: no migration is in it");
        assertThat(run(2, "validate", "none.csv")).contains("none.csv: there is no such file");
    }

    private String run(int status, String... args) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        Installation installation = new Installation(HOME, Installed.ROOT, folder);
        assertThat(Main.run(installation, printer, printer, args))
                .as(out::toString)
                .isEqualTo(status);
        return out.toString();
    }
}
