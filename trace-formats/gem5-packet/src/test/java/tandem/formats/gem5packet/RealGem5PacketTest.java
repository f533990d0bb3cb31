package tandem.formats.gem5packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

/** A real recording against what an independent reader counted in it. */
class RealGem5PacketTest {
    private static final Path TRACES = Path.of("../../../shared/traces");

    @ParameterizedTest
    @ValueSource(strings = "vm-sort.packet.trc.gz")
    void shouldCountWhatIsThere(String file) throws IOException {
        assumeThat(Files.isDirectory(TRACES))
                .as("there is a ../shared beside the project")
                .isTrue();
        String truth = Files.readString(TRACES.resolve("truth/gem5." + file + ".json"));
        Path path = TRACES.resolve("gem5").resolve(file);
        Gem5Packet gem5 = new Gem5Packet();

        assertThat(TraceFile.open(path).detect(List.of(gem5))).isSameAs(gem5);
        ReadTrace trace = ReadTrace.of(gem5, path);

        assertThat(trace.records()).isEqualTo(number(truth, "records"));
        assertThat(trace.reads()).isEqualTo(number(truth, "reads"));
        assertThat(trace.writes()).isEqualTo(number(truth, "writes"));
        assertThat(trace.fetches()).isEqualTo(number(truth, "ifetches"));
        assertThat(trace.pages()).isEqualTo((int) number(truth, "pages_touched_span"));
        assertThat(trace.writtenPages()).isEqualTo((int) number(truth, "pages_written_span"));
        assertThat(trace.lowest()).isEqualTo(number(truth, "min_addr"));
        assertThat(trace.highest()).isEqualTo(number(truth, "max_addr"));
    }

    private static long number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": \"?(\\w+)").matcher(json);
        assertThat(matcher.find()).as(key).isTrue();
        return Long.decode(matcher.group(1));
    }
}
