package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the READMEs say is so. */
class ReadmeTest {
    private static final String REPLAY =
            "host/tandem replay traces/lackey/true.noaslr3.lackey.gz --strategy stop-and-copy";

    @TempDir
    Path temp = Path.of("");

    @Test
    void shouldShowWhatTheCommandsPrint() throws IOException {
        Map<String, String> outputs = Readme.at("README.md").outputs();

        assertThat(outputs).hasSize(2);
        outputs.forEach(
                (command, output) -> assertThat(new Program(temp).run(command)).contains(output));
    }

    @Test
    void shouldShowWhatTheStrategiesCost() throws IOException {
        Readme section = Readme.at("README.md").section("Every strategy, on every kind of trace");

        assertThat(section.text()).contains(new Program(temp).run(section.commands()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plugins/", "trace-formats/", "traces/", "results/"})
    void shouldLeadToWhatThereIs(String folder) throws IOException {
        assertThat(Readme.at(folder + "README.md").links())
                .allSatisfy(link -> assertThat(link).exists());
    }

    @Test
    void shouldExplainEveryColumn() throws IOException {
        Path results = temp.resolve("figures");
        new Program(temp).run(REPLAY + " --out " + results);
        String columns = Files.readAllLines(results.resolve("timings.csv")).get(0);

        String explained = String.join(", ", Readme.at("results/README.md").firstCells());
        assertThat(explained.split(", ", -1)).contains(columns.split(",", -1));
    }
}
