package tandem.formats.champsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource(names = {"CHAMPSIM", "CLOUDSUITE"})
    void shouldReadEachAddressThatIsThereInOrder(Layout layout) throws IOException {
        Random random = new Random(7);
        int records = 2000;
        ByteBuffer bytes = ByteBuffer.allocate(layout.recordBytes * records).order(ByteOrder.LITTLE_ENDIAN);
        List<String> accesses = new ArrayList<>();
        for (int start = 0; start < bytes.capacity(); start += layout.recordBytes) {
            put(bytes, start, random.nextLong(1, 1L << 47), "FETCH", accesses);
            for (int at = layout.read; at < layout.readEnd; at += Long.BYTES) {
                put(bytes, start + at, random.nextInt(2) * random.nextLong(), "READ", accesses);
            }
            for (int at = layout.written; at < layout.read; at += Long.BYTES) {
                put(bytes, start + at, random.nextInt(2) * random.nextLong(), "WRITE", accesses);
            }
        }
        ChampSim format = new ChampSim();
        format.layout = layout;

        ReadTrace trace = ReadTrace.of(format, latin1(bytes.array()));
        assertThat(trace.accesses()).isEqualTo(accesses.subList(0, 1000));
        assertThat(trace.fetches() + trace.reads() + trace.writes()).isEqualTo(accesses.size());
    }

    private static void put(ByteBuffer bytes, int at, long address, String kind, List<String> accesses) {
        bytes.putLong(at, address);
        if (address != 0) {
            accesses.add(kind + " " + Long.toHexString(address) + " 1");
        }
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
