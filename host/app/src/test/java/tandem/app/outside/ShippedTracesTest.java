package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traces that ship with the project are what their README says, and its commands replay them. */
class ShippedTracesTest {
    private static final Path TRACES = Program.ROOT.resolve("traces");
    private static final long LARGEST_BYTES = 4 << 20;

    @TempDir
    Path temp = Path.of("");

    @Test
    void shouldDescribeEveryTrace() throws IOException {
        try (Stream<Path> files = Files.walk(TRACES)) {
            List<String> traces = files.filter(Files::isRegularFile)
                    .map(file -> TRACES.relativize(file).toString())
                    .filter(file -> !file.endsWith(".md"))
                    .filter(file -> !file.startsWith("vm/") || file.matches(".*\\.(trace|writes)\\..*"))
                    .toList();

            assertThat(ShippedTrace.all()).extracting(ShippedTrace::file).containsExactlyInAnyOrderElementsOf(traces);
        }
    }

    @Test
    void shouldBeSmall() throws IOException {
        for (ShippedTrace trace : ShippedTrace.all()) {
            assertThat(Files.size(TRACES.resolve(trace.file())))
                    .as(trace.file())
                    .isLessThanOrEqualTo(LARGEST_BYTES);
        }
    }

    @Test
    void shouldBeReplayedByTheCommandsAndCountAsDescribed() throws IOException {
        List<String> commands = Readme.at("traces/README.md")
                .section("Replaying them")
                .commands()
                .lines()
                .toList();
        for (ShippedTrace trace : ShippedTrace.all()) {
            String command = commands.stream()
                    .filter(line -> line.contains(" traces/" + trace.file()))
                    .findFirst()
                    .orElseThrow();

            JsonNode described = new Program(temp)
                    .record(command + " --strategy stop-and-copy")
                    .get("trace");

            assertThat(described.get("sha256").asText()).isEqualTo(trace.sha256());
            trace.counts()
                    .forEach((name, count) -> assertThat(described.get(name).asLong())
                            .as(name + " of " + trace.file())
                            .isEqualTo(count));
        }
    }
}
