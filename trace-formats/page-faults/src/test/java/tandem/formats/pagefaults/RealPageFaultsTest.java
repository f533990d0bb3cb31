package tandem.formats.pagefaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

/** Real recordings against what an independent reader counted in them. */
class RealPageFaultsTest {
    private static final Path TRACES = Path.of("../../../shared/traces/page-faults");

    @ParameterizedTest
    @CsvSource({
        "pf.python3.aslr1.script, 748, 50, 637, 61, 739, 637, 1284625878, 1284641470",
        "pf.python3.noaslr1.script, 802, 65, 656, 81, 790, 656, 1264426936, 1264504019",
        "pf.python3.noaslr2.script, 799, 64, 657, 78, 787, 657, 1275176173, 1275239296",
        "pf.sort.noaslr1.script, 159, 31, 91, 37, 152, 91, 1260574325, 1260587116",
    })
    void shouldCountWhatIsThere(
            String file,
            long records,
            long reads,
            long writes,
            long fetches,
            int pages,
            int written,
            long first,
            long last)
            throws IOException {
        assumeThat(Files.isDirectory(TRACES))
                .as("there is no ../shared beside the project")
                .isTrue();
        Path path = TRACES.resolve(file);
        PageFaults faults = new PageFaults();
        assertThat(TraceFile.open(path).detect(List.of(faults))).isSameAs(faults);

        ReadTrace trace = ReadTrace.of(faults, path);

        assertThat(List.of(trace.records(), trace.reads(), trace.writes(), trace.fetches()))
                .containsExactly(records, reads, writes, fetches);
        assertThat(List.of(trace.pages(), trace.writtenPages())).containsExactly(pages, written);
        assertThat(List.of(trace.firstNanos(), trace.lastNanos())).containsExactly(first * 1000, last * 1000);
        assertThat(trace.vcpus()).hasSize(1);
    }
}
