package tandem.formats.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.TraceSample;
import tandem.tck.ReadTrace;

class RefusedTest {
    private final Refused refused = new Refused();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERFILE2h|byte 0: this is the binary file of perf record: print it with perf script -i FILE > TEXT",
                "'\u0017\bDtracing6'|byte 0: this is the binary file of trace-cmd record: print it with trace-cmd"
                        + " report",
                "\u007fELF\u0002|byte 0: this is a program, a library or a core dump",
                "'RAM2BIN\0'|byte 0: this is a trace of DRAM commands that Ramulator 2 wrote: use the trace that",
                "'first,last\n0,0\n'|byte 0: this is a list of the pages that are not zero: give it as --pages FILE",
                "'\n"
                        + "     0.000 ( 0.000 ms): true/10702 minfault [_start+0x0] => /usr/lib/ld.so.2@0x1ab70 (d.)\n"
                        + "'|line 2: this is the output of perf trace -F, which tells places in files, not addresses:"
                        + " record",
                "true 10702  611.184971:          1 page-faults:      7f77db00db70     7f77db00db70|line 1: this is"
                        + " perf script",
                "R 0,1,2,100,32|line 1: this is a trace of DRAM address vectors (channel, rank, bank, row, column)",
                "'  77000: system.cpu: T0 : 0x400110 @_start    : mov rdi, rsp'|line 1: this is gem5's text of"
                        + " executed",
                "'  77000: system.cpu: A0 T0 : 0x400110 @_start'|line 1: this is gem5's text of executed",
            })
    void shouldSayWhatToDoInstead(String content, String advice) {
        assertThat(ReadTrace.recognises(refused, content)).isTrue();
        assertThatThrownBy(() -> ReadTrace.of(refused, content)).hasMessageContaining("trace: " + advice);
    }

    @Test
    void shouldKnowItsSampleFile() throws IOException {
        try (InputStream file = RefusedTest.class.getResourceAsStream("sample.perf-trace")) {
            byte[] content = Objects.requireNonNull(file).readAllBytes();

            assertThat(refused.recognises(new TraceSample(content, true))).isTrue();
        }
    }

    @Test
    void shouldKnowATarArchive() {
        String tar = "trace" + "\0".repeat(252) + "ustar  \0" + "\0".repeat(300) + "R 0,1,2\n";

        assertThatThrownBy(() -> ReadTrace.of(refused, tar)).hasMessageContaining("this is a tar archive: unpack it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I  04001090,3\n",
                "R 0x12\n",
                "R 12 8\n",
                "sort 7 [001] 1.000001: exceptions:page_fault_user: address=0x7f12 ip=0x401000 error_code=0x6\n",
                "t_us,page,kind\n0,1,R\n",
                "time_ns,vcpu,op,address,size\n0,0,R,0x7f,8\n",
                "a page fault [x] is no minfault\n",
            })
    void shouldLeaveTracesAlone(String content) {
        assertThat(ReadTrace.recognises(refused, content)).isFalse();
    }

    @Test
    void shouldReadNothing() {
        assertThatThrownBy(() -> ReadTrace.of(refused, "I  04001090,3\n"))
                .hasMessageContaining("the format refused reads nothing: leave --format out");
    }

    @Test
    void shouldHaveAHelpOfOneLineAndMore() {
        assertThat(refused.help().lines().toList()).hasSizeGreaterThan(10);
        assertThat(refused.help().lines().toList().get(1)).isEmpty();
        assertThat(refused.name()).isEqualTo("refused");
    }
}
