package tandem.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import tandem.app.Installation;
import tandem.app.Main;

/**
 * The installed program with its plugins, run in this JVM as if in the project's folder.
 *
 * @param folder for what it writes
 */
record Program(Path folder) {
    /** The project's folder. */
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** The installed program's folder. */
    static final Path HOME = Path.of(System.getProperty("tandem.dist", ""));

    /** What this command prints; it succeeds. */
    String run(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Installation installation = new Installation(HOME, folder, folder.resolve("user"));
        int status = Main.run(installation, new PrintWriter(out), new PrintWriter(err), arguments(command));
        assertThat(status).as(command + "\n" + out + err).isZero();
        return out.toString();
    }

    private static String[] arguments(String command) {
        String[] words = command.strip().split(" +", -1);
        assertThat(words[0]).isEqualTo("host/tandem");
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.startsWith("traces/") ? ROOT.resolve(word).toString() : word)
                .toArray(String[]::new);
    }

    /** The record of the run that this command makes. */
    JsonNode record(String replay) throws IOException {
        Path results = folder.resolve("results-" + Integer.toHexString(replay.hashCode()));
        run(replay + " --out " + results);
        return new ObjectMapper().readTree(results.resolve("run.json").toFile());
    }
}
