package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs say is so. */
class ReadmeTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void shouldShowWhatTheCommandsPrint() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(temp);
        Map<String, String> outputs = Readme.at("README.md").outputs();

        assertThat(outputs).hasSize(2);
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            assertThat(workshop.runInProject(output.getKey())).contains(output.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "plugins/README.md",
                "trace-formats/README.md",
                "traces/README.md",
                "results/README.md"
            })
    void shouldLeadToWhatThereIs(String path) throws IOException {
        assertThat(Readme.at(path).links()).allSatisfy(link -> assertThat(link).exists());
    }

    @Test
    void shouldExplainEveryPluginAndEveryColumn() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(temp);
        String trace = "$TANDEM/traces/lackey/true.noaslr3.lackey.gz";
        workshop.run("$TANDEM/host/tandem replay " + trace + " --strategy post-copy --out out");
        JsonNode plugins =
                new ObjectMapper().readTree(workshop.path("out/run.json").toFile()).get("plugins");
        List<String> columns =
                List.of(Files.readAllLines(workshop.path("out/timings.csv")).get(0).split(",", -1));

        assertThat(Readme.at("plugins/README.md").firstCells()).containsAll(names(plugins, "strategies"));
        assertThat(Readme.at("trace-formats/README.md").firstCells()).containsAll(names(plugins, "formats"));
        String explained = String.join(", ", Readme.at("results/README.md").firstCells());
        assertThat(List.of(explained.split(", ", -1))).containsAll(columns);
    }

    private static List<String> names(JsonNode plugins, String kind) {
        List<String> names = new ArrayList<>();
        plugins.forEach(plugin -> plugin.get(kind).forEach(name -> names.add(name.asText())));
        return names;
    }
}
