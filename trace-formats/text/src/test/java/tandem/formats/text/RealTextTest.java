package tandem.formats.text;

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
class RealTextTest {
    private static final Path TRACES = Path.of("../../../shared/traces");

    @ParameterizedTest
    @CsvSource({
        "din/ls.din.gz, 612155, 117549, 55694, 438912, 280, 40, 0x4000000040, 0x4002b16328",
        "page-faults/true.pagefault.bpftrace.txt, 47, 12, 20, 15, 44, 20, 0x556b4594e040, 0x7ffc445e7fd8",
        "vm-csv/vm-sort-phys.csv.gz, 400000, 209293, 190707, 0, 156, 68, 0x20204c4, 0xfaa71b4",
    })
    void shouldCountWhatIsThere(
            String file,
            long records,
            long reads,
            long writes,
            long fetches,
            int pages,
            int written,
            String lowest,
            String highest)
            throws IOException {
        assumeThat(Files.isDirectory(TRACES))
                .as("there is no ../shared beside the project")
                .isTrue();
        Path path = TRACES.resolve(file);
        Text text = new Text();
        assertThat(TraceFile.open(path).detect(List.of(text))).isSameAs(text);

        ReadTrace trace = ReadTrace.of(text, path);

        assertThat(List.of(trace.records(), trace.reads(), trace.writes(), trace.fetches()))
                .containsExactly(records, reads, writes, fetches);
        assertThat(List.of(trace.pages(), trace.writtenPages())).containsExactly(pages, written);
        assertThat(List.of(trace.lowest(), trace.highest())).containsExactly(Long.decode(lowest), Long.decode(highest));
    }
}
