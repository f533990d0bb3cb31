package tandem.formats.drmemtrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

/** DynamoRIO's own traces against what an independent reader, and DynamoRIO, counted in them. */
class RealDrmemtraceTest {
    private static final Path TRACES = Path.of("../../../shared/traces");
    private static final Path THREADS = TRACES.resolve("drmemtrace/drmemtrace.threadsig.x64.tracedir");

    private final Drmemtrace format = new Drmemtrace();

    @BeforeAll
    static void findTraces() {
        assumeThat(Files.isDirectory(TRACES))
                .as("there is a ../shared beside the project")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drmemtrace.small.x64.trace",
                "drmemtrace.simple_app.trace.zip",
                "drmemtrace.threadsig.872805.4975.trace.zip",
                "drmemtrace.threadsig.872884.3060.trace.zip",
                "drmemtrace.threadsig.872894.3824.trace.zip",
                "drmemtrace.threadsig.872901.9125.trace.zip",
                "drmemtrace.threadsig.872902.5666.trace.zip",
                "drmemtrace.threadsig.872903.3218.trace.zip",
                "drmemtrace.threadsig.872904.7848.trace.zip",
                "drmemtrace.threadsig.872905.5783.trace.zip",
                "drmemtrace.threadsig.872906.1041.trace.zip",
            })
    void shouldCountWhatIsThere(String file) throws IOException {
        String truth = Files.readString(TRACES.resolve("truth/drmem." + file + ".json"));
        Path inFolder = THREADS.resolve(file);
        Path path =
                Files.exists(inFolder) ? inFolder : TRACES.resolve("drmemtrace").resolve(file);

        assertThat(TraceFile.open(path).detect(List.of(format))).isSameAs(format);
        ReadTrace trace = ReadTrace.of(format, path);

        assertThat(trace.records()).isEqualTo(number(truth, "records"));
        assertThat(trace.reads()).isEqualTo(number(truth, "reads"));
        assertThat(trace.writes()).isEqualTo(number(truth, "writes"));
        assertThat(trace.fetches()).isEqualTo(number(truth, "ifetches"));
        assertThat(trace.pages()).isEqualTo((int) number(truth, "pages_touched_span"));
        assertThat(trace.writtenPages()).isEqualTo((int) number(truth, "pages_written_span"));
        assertThat(trace.lowest()).isEqualTo(number(truth, "min_addr"));
        assertThat(trace.highest()).isEqualTo(number(truth, "max_addr"));
        long spanNanos = (number(truth, "time_last") - number(truth, "time_first")) * 1_000;
        assertThat(trace.lastNanos()).isBetween(trace.firstNanos(), spanNanos + trace.fetches());
        assertThat(trace.warnings()).isEmpty();
    }

    @Test
    void shouldCountWhatDynamoRioCountsInAllThreads() throws IOException {
        assertThat(TraceFile.open(THREADS).detect(List.of(format))).isSameAs(format);
        ReadTrace trace = ReadTrace.of(format, THREADS);

        assertThat(trace.fetches()).isEqualTo(650_576);
        assertThat(trace.reads() + trace.writes()).isEqualTo(272_358);
        assertThat(trace.vcpus()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static long number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": \"?(\\w+)").matcher(json);
        assertThat(matcher.find()).as(key).isTrue();
        return Long.decode(matcher.group(1));
    }
}
