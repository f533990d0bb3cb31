package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tandem.app.Installation;
import tandem.app.Main;

/** What {@code inspect --json} says of real traces, against what an independent reader counted. */
class TruthTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path TRACES = ROOT.resolveSibling("shared").resolve("traces");

    /** Counts by their names in the known counts. */
    private static final Map<String, String> COUNTS = Map.of(
            "records", "records",
            "reads", "reads",
            "writes", "writes",
            "ifetches", "fetches",
            "pages_touched_span", "pages",
            "pages_written_span", "written_pages");

    @TempDir
    private static Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> shouldCountWhatIsThere() throws IOException {
        Path truth = TRACES.resolve("truth");
        assumeTrue(Files.isDirectory(truth), "the shared real traces are not beside this checkout");
        try (Stream<Path> files = Files.list(truth)) {
            List<Path> known = files.sorted().toList();
            return known.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        compare(new ObjectMapper().readTree(file.toFile()));
                    }));
        }
    }

    private static void compare(JsonNode known) throws IOException {
        JsonNode found = inspect(find(known.get("file").asText()));
        assertThat(found.get("sha256")).isEqualTo(known.get("sha256"));
        assertThat(found.get("compression").asText())
                .isEqualTo(known.get("compression").asText("none"));
        if (known.get("format").asText().equals("damonperf")) {
            // The known counts are of samples of regions; ours of the accesses that the samples stand for.
            assertThat(found.get("format").asText()).isEqualTo("damon");
            return;
        }
        Map<String, Long> expected = new LinkedHashMap<>();
        Map<String, Long> actual = new LinkedHashMap<>();
        COUNTS.forEach((name, ours) -> {
            expected.put(name, known.get(name).asLong());
            actual.put(name, found.get(ours).asLong());
        });
        assertThat(actual).isEqualTo(expected);
        assertThat(found.get("first_pages")).isEqualTo(known.get("first20_pages_all"));
        assertThat(found.get("lowest_address")).isEqualTo(known.get("min_addr"));
        assertThat(found.get("highest_address")).isEqualTo(known.get("max_addr"));
    }

    private static Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(TRACES)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode inspect(Path trace) throws IOException {
        Installation installation = new Installation(ROOT.resolve("target").resolve("tandem"), folder, folder);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(
                installation, new PrintWriter(out), new PrintWriter(err), "inspect", trace.toString(), "--json");
        assertThat(status).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }
}
