package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
