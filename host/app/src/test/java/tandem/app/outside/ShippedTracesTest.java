package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traces that ship with the project are what their README says, and its commands replay them. */
class ShippedTracesTest {
    private static final Path TRACES = Workshop.ROOT.resolve("traces");
    private static final long LARGEST_BYTES = 4 << 20;

    @TempDir
    Path temp = Path.of("");

    @Test
    void shouldDescribeEveryTrace() throws IOException {
        try (Stream<Path> files = Files.walk(TRACES)) {
            List<String> traces = files.filter(Files::isRegularFile)
                    .map(file -> TRACES.relativize(file).toString())
                    .filter(file -> !file.equals("README.md"))
                    .toList();

            assertThat(ShippedTrace.all().stream().map(ShippedTrace::file)).containsExactlyInAnyOrderElementsOf(traces);
        }
    }

    @Test
    void shouldBeSmall() throws IOException {
        for (ShippedTrace trace : ShippedTrace.all()) {
            assertThat(TRACES.resolve(trace.file())).satisfies(file -> assertThat(Files.size(file))
                    .isLessThanOrEqualTo(LARGEST_BYTES));
        }
    }

    @Test
    void shouldBeReplayedByTheCommandsAndCountAsDescribed() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(temp);
        List<String> commands = Readme.at("traces/README.md").section("Replaying them").commands().lines().toList();
        ObjectMapper json = new ObjectMapper();
        for (ShippedTrace trace : ShippedTrace.all()) {
            String command = commands.stream()
                    .filter(line -> line.contains(" traces/" + trace.file()))
                    .findFirst()
                    .orElseThrow();

            workshop.runInProject(command + " --strategy stop-and-copy --out results/" + trace.sha256());

            JsonNode described =
                    json.readTree(workshop.projectPath("results/" + trace.sha256() + "/run.json").toFile()).get("trace");
            assertThat(described.get("sha256").asText()).isEqualTo(trace.sha256());
            trace.counts().forEach((name, count) -> assertThat(described.get(name).asLong())
                    .as(name + " of " + trace.file())
                    .isEqualTo(count));
        }
    }
}
