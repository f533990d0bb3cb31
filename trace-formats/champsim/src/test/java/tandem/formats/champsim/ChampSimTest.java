package tandem.formats.champsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;
import tandem.tck.ReadTrace;

class ChampSimTest {
    @Test
    void shouldReadTheInstructionThenWhatItReadsThenWhatItWrites() throws IOException {
        assertThat(ReadTrace.of(new ChampSim(), latin1(resource("sample.champsim")))
                        .accesses())
                .containsExactly(
                        "FETCH 401000 1",
                        "FETCH 401003 1",
                        "READ 7fff0010 1",
                        "FETCH 401008 1",
                        "WRITE 7fff0008 1",
                        "FETCH 40100a 1",
                        "FETCH 401200 1",
                        "READ 603000 1",
                        "READ ffff888000604008 1",
                        "WRITE 603000 1",
                        "FETCH 401204 1");
    }

    @Test
    void shouldSeeThatRecordsAreCloudSuites() throws IOException {
        byte[] cloudsuite = resource("sample.cloudsuite");

        assertThat(recognises(new ChampSim(), cloudsuite)).isTrue();
        assertThat(ReadTrace.of(new ChampSim(), latin1(cloudsuite)).accesses())
                .hasSize(16)
                .startsWith("FETCH 401000 1", "FETCH 401003 1", "READ 7fff0010 1", "FETCH 401008 1", "WRITE 7fff0008 1")
                .endsWith(
                        "FETCH 401200 1",
                        "READ 500000 1",
                        "READ 600000 1",
                        "READ 700000 1",
                        "READ 800000 1",
                        "WRITE 100000 1",
                        "WRITE 200000 1",
                        "WRITE 300000 1",
                        "WRITE 400000 1",
                        "FETCH 401204 1");
    }

    @Test
    void shouldReadAsTheOptionSays() throws IOException {
        ChampSim cloudsuite = new ChampSim();
        cloudsuite.layout = Layout.CLOUDSUITE;
        byte[] other = resource("sample.champsim");

        assertThat(recognises(cloudsuite, resource("sample.cloudsuite"))).isTrue();
        assertThat(recognises(cloudsuite, other)).isFalse();
        assertThat(ReadTrace.of(cloudsuite, latin1(other)).fetches()).isEqualTo(other.length / 96);
    }

    @Test
    void shouldAskForTheLayoutWhereItCannotBeSeen() {
        assertThatThrownBy(() -> ReadTrace.of(new ChampSim(), "\0".repeat(192)))
                .hasMessageContaining("whether its records have 64 or 96 bytes cannot be seen: say it with --option"
                        + " champsim.layout=champsim or cloudsuite");
    }

    @Test
    void shouldTellWhereARecordIsCut() throws IOException {
        String trace = latin1(resource("sample.champsim"));

        assertThatThrownBy(() -> ReadTrace.of(new ChampSim(), trace.substring(0, 200)))
                .hasMessageContaining("trace: byte 192: the trace is cut off: only 8 of the 64 bytes of this record");
    }

    @Test
    void shouldBearOneRecordInAHundredThatCannotBe() throws IOException {
        assertThat(recognises(new ChampSim(), codeOf(1000, 10))).isTrue();
        assertThat(recognises(new ChampSim(), codeOf(1000, 20))).isFalse();
    }

    private static byte[] codeOf(int records, int withoutInstruction) {
        ByteBuffer bytes = ByteBuffer.allocate(64 * records).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < records; i++) {
            bytes.putLong(64 * i, i < withoutInstruction ? 0 : 0xffff_ffff_8100_0000L + 4L * i);
        }
        return bytes.array();
    }

    private static boolean recognises(TraceFormat format, byte[] bytes) {
        return format.recognises(new TraceSample(bytes, true));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = ChampSimTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
