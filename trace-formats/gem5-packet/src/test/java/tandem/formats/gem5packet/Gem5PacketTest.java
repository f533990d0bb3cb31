package tandem.formats.gem5packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.tck.ReadTrace;

class Gem5PacketTest {
    private static final long PICOS = 1_000_000_000_000L;

    private final Gem5Packet format = new Gem5Packet();

    private byte[] sample() throws IOException {
        try (InputStream stream = getClass().getResourceAsStream("sample.gem5")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    @Test
    void shouldReadRequestsAndPassResponsesOver() throws IOException {
        ReadTrace trace = ReadTrace.of(format, new String(sample(), StandardCharsets.ISO_8859_1));

        assertThat(trace.accesses())
                .containsExactly(
                        "800000000 READ 80000000029ea8b8 8",
                        "800000001 WRITE 29da450 4",
                        "800000002 FETCH 29e0000 64",
                        "800000003 MODIFY 29da450 4",
                        "800000004 WRITE 29da440 64");
        assertThat(trace.warnings()).hasSize(1).allMatch(warning -> warning.contains("which gem5's releases number"));
    }

    @Test
    void shouldNotWarnOfPlainReadsAndWrites() throws IOException {
        assertThat(read(header(PICOS, false) + packet(1, 1, 0x1000, 8) + packet(2, 5, 0x1000, 8))
                        .warnings())
                .isEmpty();
    }

    @Test
    void shouldTellHowManyPacketsItDoesNotKnow() throws IOException {
        ReadTrace trace =
                read(header(PICOS, false) + packet(1, 99, 0, 8) + packet(1, 1, 0x1000, 8) + packet(2, -1, 0x1000, 8));

        assertThat(trace.accesses()).containsExactly("0 READ 1000 8");
        assertThat(trace.warnings()).hasSize(1).allMatch(warning -> warning.startsWith("2 packets were left out"));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 7, 7",
        "1000000000000, 18446744073709551615, 18446744073709551",
        "1500000000, 10, 6",
        "1, 3, 3000000000",
        "2000000001, 8000000004000000000, 4000000000000000000",
    })
    void shouldTurnTicksIntoNanoseconds(long ticksASecond, String tick, long nanos) throws IOException {
        String packet = packet(Long.parseUnsignedLong(tick), 4, 0x1000, 8);

        assertThat(read(header(ticksASecond, false) + packet).accesses()).containsExactly(nanos + " WRITE 1000 8");
    }

    @Test
    void shouldRefuseATimeThatCannotBe() {
        assertThatThrownBy(() -> read(header(3, false) + packet(1L << 62, 4, 0x1000, 8)))
                .hasMessageContaining("trace: byte 13: tick 4611686018427387904 is centuries from the first");
    }

    @Test
    void shouldRefuseTracesOfInstructions() {
        String trace = header(PICOS, true) + packet(1, 1, 0x1000, 8);

        assertThat(ReadTrace.recognises(format, trace)).isTrue();
        assertThatThrownBy(() -> read(trace))
                .hasMessageContaining("this is gem5's trace of instructions")
                .hasMessageEndingWith("record the packets, with a CommMonitor or a MemTraceProbe");
    }

    @Test
    void shouldNotTakeGem5sOutputForATrace() {
        assertThat(ReadTrace.recognises(format, "gem5 Simulator System.  https://www.gem5.org\n"))
                .isFalse();
        assertThat(ReadTrace.recognises(format, "gem5")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0002\u0010\u0001", "\u0002\u0008\u0001", "\u0000", "\u0004\u0008\u0001\u0010\u0001"})
    void shouldRefusePacketsThatLackAField(String packet) {
        assertThatThrownBy(() -> read(header(PICOS, false) + packet))
                .hasMessageMatching(".*trace: byte 18: a packet .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0002\u0000\u0001",
                "\u0002\u0003\u0001",
                "\u0002\n\u0005",
                "\u0001\u0008",
                "\u0003\u0009\u0001\u0001",
                "\u00ff\u00ff\u00ff\u0001",
                "\u000b\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u0001"
            })
    void shouldRefuseWhatIsNoMessage(String message) {
        assertThatThrownBy(() -> read(header(PICOS, false) + message))
                .hasMessageMatching(".*trace: byte 18: .*damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 7, 13, 14, 20, 21, 27, 28, 34, 35, 41, 42, 48, 49, 55, 56, 62, 63})
    void shouldReadNumbersOfAnyLength(int highestBit) throws IOException {
        long address = (1L << highestBit) | ((0x5a5aL << 13) & ((1L << highestBit) - 1));
        String packet = packet(1000, 4, address, 8);

        assertThat(read(header(PICOS, false) + packet + packet).accesses())
                .containsExactly(
                        "1 WRITE " + Long.toHexString(address) + " 8", "1 WRITE " + Long.toHexString(address) + " 8");
    }

    @Test
    void shouldReadLongMessagesWithFieldsInAnyOrder() throws IOException {
        String name = "B\u00ac\u0002" + "n".repeat(300);
        String packet = message(number(4, 8)
                + name
                + number(3, 0x1000)
                + number(70, 1L << 60)
                + number(2, 4)
                + number(7, -1)
                + number(1, 5000));

        assertThat(read(header(PICOS, false) + packet + packet(6000, 1, 0x2000, 4))
                        .accesses())
                .containsExactly("5 WRITE 1000 8", "6 READ 2000 4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11, 13})
    void shouldTellWhereItIsCutOff(int missing) {
        String packets = packet(1L << 40, 4, 1L << 30, 8).repeat(2);

        assertThatThrownBy(() -> read(header(PICOS, false) + packets.substring(0, packets.length() - missing)))
                .hasMessageContaining("trace: byte 36: the trace is cut off within this message");
    }

    @Test
    void shouldReadMessagesThatLieAcrossBlocks() throws IOException {
        String packets = packet(1, 1, 0x1000, 8).repeat(100_000);

        assertThat(read(header(PICOS, false) + packets).reads()).isEqualTo(100_000);
    }

    private ReadTrace read(String trace) throws IOException {
        return ReadTrace.of(format, trace);
    }

    private static String header(long ticksASecond, boolean ofInstructions) {
        String fields = "\n\u0004test" + number(3, ticksASecond);
        return "gem5" + message(ofInstructions ? fields + number(4, 128) : fields);
    }

    private static String packet(long tick, long command, long address, long size) {
        return message(number(1, tick) + number(2, command) + number(3, address) + number(4, size));
    }

    private static String message(String fields) {
        return varint(fields.length()) + fields;
    }

    private static String number(int field, long value) {
        return varint(field << 3) + varint(value);
    }

    private static String varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        while (left >>> 7 != 0) {
            bytes.write(((int) left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
