package tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The program with two strategies and a trace to replay, and what a replay of it leaves. */
abstract class ReplayRuns {
    TestProgram program = new TestProgram(Path.of(""));
    String trace = "";
    Path out = Path.of("");

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        program = new TestProgram(folder).withFormat();
        JarBuilder.plugin("good")
                .strategy("post-copy", TestProgram.PUSH_ALL)
                .strategy("stop", "source.pause(); wire.sendAll(source.missing()::first); wire.handOver();")
                .in(program.plugins());
        trace = program.trace().toString();
        out = folder.resolve("out");
    }

    final JsonNode runJson() throws IOException {
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    final List<CSVRecord> timings() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(out.resolve("timings.csv")), format)) {
            return parser.getRecords();
        }
    }
}
