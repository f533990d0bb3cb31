package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the READMEs, written, built, dropped in and tried as these tell. */
class PluginExamplesTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void shouldReplayTheStrategyOfTheReadme() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(temp);
        Readme example = Readme.at("plugins/README.md").section("Writing one");
        workshop.write(example.files());

        String printed = workshop.run(example.commands());

        assertThat(printed).containsPattern("\npost-copy-descending +[0-9.]+ ms .* 288 +1\\.444 MB\n");
    }

    @Test
    void shouldReadTheFormatOfTheReadme() throws IOException, InterruptedException {
        Workshop workshop = new Workshop(temp);
        Readme example = Readme.at("trace-formats/README.md").section("Writing one");
        workshop.write(example.files());

        String printed = workshop.run(example.commands());

        ShippedTrace trace = ShippedTrace.of("lackey/true.noaslr3.lackey.gz");
        assertThat(printed).containsPattern("\nformat +rwx\n");
        trace.counts()
                .forEach((name, count) -> assertThat(printed)
                        .containsPattern("\n" + name.replace('_', ' ') + " +" + String.format("%,d", count) + "\n"));
        Path expected = workshop.path("expected");
        new Program(temp).run("host/tandem replay traces/" + trace.file() + " --out " + expected);
        assertThat(workshop.path("figures/timings.csv")).hasSameTextualContentAs(expected.resolve("timings.csv"));
    }
}
