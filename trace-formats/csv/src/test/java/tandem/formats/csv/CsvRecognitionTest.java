package tandem.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.TraceSample;

/** Which files are taken for this format. */
class CsvRecognitionTest extends CsvReading {
    @ParameterizedTest
    @ValueSource(strings = {HEADER, "time_ns,vcpu,op,address,size", "size,op,address,vcpu,time_ns\r\n1,R,0x10,0,7\r\n"})
    void shouldRecogniseItsHeader(String text) {
        assertThat(recognises(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff" + HEADER,
                "\n\r\n" + HEADER,
                "\ufeff\"time_ns\",\"vcpu\",\"op\",\"address\",\"size\"\r\n",
                "TIME_NS,VCPU,OP,ADDRESS,SIZE\n",
                "Time_ns,vCPU,Op,Address,Size\n",
                "time_ns, vcpu, op, address, size\n",
                "time_ns ,vcpu\t,op,  address,size  \r\n",
                "TIME_NS, \"VCPU\", \"OP\" ,ADDRESS,SIZE \n",
            })
    void shouldKnowHeadersAsEditorsAndSpreadsheetsWriteThem(String header) throws IOException {
        byte[] trace = (header + "7,1,\"R\",0x10,8\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(csv.recognises(new TraceSample(trace, true))).isTrue();
        assertThat(accessesOf(header + "7,1,\"R\",0x10,8\r\n")).containsExactly("7 ns, vCPU 1, READ 10 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "7,1,R,0x10,8\n",
                "time_ns,vcpu,op,address\n",
                "time_ns,vcpu,op,address,size,\n",
                "time_ns,vcpu,op,address,address\n",
                "time_ns,vcpu,op,address,TIME_NS\n",
                "time_ns;vcpu;op;address;size\n",
                "t_us,page,kind\n",
                "I  04001090,3\n"
            })
    void shouldNotRecogniseAnythingElse(String text) {
        assertThat(recognises(text)).isFalse();
    }

    private boolean recognises(String text) {
        return csv.recognises(new TraceSample(text.getBytes(StandardCharsets.ISO_8859_1), true));
    }
}
