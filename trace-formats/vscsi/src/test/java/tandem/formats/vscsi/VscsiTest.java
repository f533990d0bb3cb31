package tandem.formats.vscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.tck.ReadTrace;

class VscsiTest {
    @ParameterizedTest
    @ValueSource(strings = {"sample.v1", "sample.v2"})
    void shouldReadRequests(String name) throws IOException {
        ReadTrace trace = ReadTrace.of(new Vscsi(), latin1(resource(name)));

        assertThat(trace.accesses())
                .containsExactly(
                        "5633898368802000 WRITE 51e341200 512",
                        "5633898967708000 READ 8000000000000000 6656",
                        "5633899967980000 WRITE 1000 65536");
        assertThat(trace.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("requests to a disk, not accesses to memory"))
                .contains("requests that neither read nor write were left out");
    }

    @ParameterizedTest
    @CsvSource({"23, 1", "31, 64"})
    void shouldRefuseWhatCannotBe(int offset, byte value) throws IOException {
        byte[] bytes = resource("sample.v1");
        bytes[32 + offset] = value;

        assertThatThrownBy(() -> ReadTrace.of(new Vscsi(), latin1(bytes)))
                .hasMessageContaining("trace: byte 32: a request for block ")
                .hasMessageEndingWith(" cannot be");
    }

    @Test
    void shouldRefuseRecordsOfNoVersion() {
        assertThatThrownBy(() -> ReadTrace.of(new Vscsi(), "\0".repeat(80)))
                .hasMessageEndingWith("these are records neither of version 1 nor of version 2");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = VscsiTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
