package tandem.formats.oraclegeneral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tandem.api.TraceSample;
import tandem.tck.ReadTrace;

class OracleGeneralTest {
    private final OracleGeneral format = new OracleGeneral();

    private static byte[] sample() throws IOException {
        return sample("sample.oracleGeneral");
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream stream = OracleGeneralTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    @Test
    void shouldTakeEachObjectForAPage() throws IOException {
        assertThat(ReadTrace.of(format, new String(sample(), StandardCharsets.ISO_8859_1))
                        .accesses())
                .containsExactly(
                        "5633898000000000 READ 28f1a09000 512",
                        "5633898000000000 READ 2689b37000 4096",
                        "5633899000000000 READ 28f1a09000 512",
                        "5633899000000000 READ 8000000000007000 4096");
    }

    @Test
    void shouldTellReadsFromWritesWhereThereAreOperations() throws IOException {
        String content = new String(sample("sample.oracleGeneralOpNS"), StandardCharsets.ISO_8859_1);
        ReadTrace trace = ReadTrace.of(format, content);

        assertThat(trace.accesses())
                .containsExactly(
                        "5633898000000000 READ 28f1a09000 512",
                        "5633898000000000 WRITE 2689b37000 4096",
                        "5633899000000000 WRITE 28f1a09000 512",
                        "5633899000000000 MODIFY 8000000000007000 4096");
        assertThat(trace.warnings()).singleElement().asString().startsWith("requests to a cache, each object");
        assertThatThrownBy(() -> ReadTrace.of(format, content.replace((char) 13, (char) 15)))
                .hasMessageContaining("byte 0: these look like records of neither layout")
                .hasMessageContaining("oracle-general.layout=general");
        format.layout = Layout.OP_NS;
        assertThatThrownBy(() -> ReadTrace.of(format, content.replace((char) 13, (char) 15)))
                .hasMessageContaining("byte 54: libCacheSim has no operation 15");
    }

    @Test
    void shouldNotRecogniseRequestsThatCannotBe() throws IOException {
        assertThat(recognisesWith(0, 5633900)).as("time going backwards").isFalse();
        assertThat(recognisesWith(12, 0)).as("an object without bytes").isFalse();
        assertThat(recognisesWith(16, 0)).as("a next request before the first").isFalse();
        assertThat(recognisesWith(20, 1 << 8)).as("a next request too far away").isFalse();
        assertThat(recognisesWith(16, 1)).as("a next request of another object").isFalse();
        assertThat(recognisesWith(28, 1))
                .as("the second request is of another object")
                .isTrue();
        assertThat(recognisesWith(16, 113_872)).as("a next request later on").isTrue();
    }

    private boolean recognisesWith(int offset, int value) throws IOException {
        byte[] bytes = sample();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        return format.recognises(new TraceSample(bytes, true));
    }
}
