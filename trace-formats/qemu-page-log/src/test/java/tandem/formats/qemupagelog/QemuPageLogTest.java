package tandem.formats.qemupagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

class QemuPageLogTest {
    private final QemuPageLog log = new QemuPageLog();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t_us,page,kind\n0,7168,X\n5,10755,W\n7,1,R\n",
                "time_us,op,page\n0,X,7168\n5,W,10755\n7,R,1",
                "kind,page,t_us\r\n\r\nX,7168,0\r\nW,10755,5\r\nR,1,7.0\r\n",
            })
    void shouldReadEveryOrderOfColumns(String content) throws IOException {
        ReadTrace trace = ReadTrace.of(log, content);

        assertThat(trace.accesses()).containsExactly("0 FETCH 1c00000 1", "5000 WRITE 2a03000 1", "7000 READ 1000 1");
        assertThat(trace.warnings()).singleElement().asString().startsWith("a page log leaves out touches soon after");
        assertThat(log.guestPhysical()).isTrue();
        assertThat(ReadTrace.recognises(log, content)).isTrue();
    }

    @Test
    void shouldTakeALogWithoutKindsForWritesAndSaySo() throws IOException {
        ReadTrace trace = ReadTrace.of(log, "t_us,page\n0,10755\n2,4503599627370495\n");

        assertThat(trace.accesses()).containsExactly("0 WRITE 2a03000 1", "2000 WRITE fffffffffffff000 1");
        assertThat(trace.warnings()).hasSize(2).anyMatch(warning -> warning.startsWith("this log has writes only"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,7168|fewer than 3 columns: the file was cut off here",
                "0|fewer than 3 columns",
                "0,7168,|a kind is R, W or X",
                "0,7168,RW|a kind is R, W or X",
                "0,7168,R,R|a kind is R, W or X",
                "0,0x7f,R|is no decimal number",
                "-1,7168,R|is no time",
                "0,4503599627370496,R|no page has the number",
                "hello world|fewer than 3 columns",
            })
    void shouldRefuseWhatIsNoRecordWithItsLine(String line, String problem) {
        assertThatThrownBy(() -> ReadTrace.of(log, "t_us,page,kind\n0,7168,X\n" + line + "\n"))
                .hasMessageContaining("trace: line 3: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first,last\n0,0\n",
                "page,kind\n1,R\n",
                "t_us,time_us,page\n0,0,1\n",
                "t_us,page,kind,op\n0,1,R,R\n",
                "t_us,page,size\n0,1,4\n",
                "0,7168,X\n",
            })
    void shouldRefuseOtherHeaders(String content) {
        assertThat(ReadTrace.recognises(log, content)).isFalse();
        assertThatThrownBy(() -> ReadTrace.of(log, content))
                .hasMessageContaining("trace: line 1: the first line is to name the columns");
    }

    @ParameterizedTest
    @CsvSource({
        "idle.trace.csv.gz, 254910, 13998222000",
        "seq-b.trace.csv.gz, 875119, 13999325000",
        "zipf.writes.csv.gz, 121663, 40512843000",
    })
    void shouldReadRealVirtualMachines(String file, long records, long lastNanos) throws IOException {
        Path path = Path.of("../../../shared/traces/vm", file);
        assumeThat(Files.exists(path))
                .as("there is no ../shared beside the project")
                .isTrue();
        assertThat(TraceFile.open(path).detect(List.of(log))).isSameAs(log);

        ReadTrace trace = ReadTrace.of(log, path);

        assertThat(trace.records()).isEqualTo(records);
        assertThat(trace.lastNanos()).isEqualTo(lastNanos);
    }
}
