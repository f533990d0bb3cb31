package tandem.formats.oraclegeneral;

import static org.assertj.core.api.Assertions.assertThat;

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
import tandem.tck.TraceFormatKit;

class OracleGeneralTest extends TraceFormatKit {
    @Override
    protected TraceFormat format() {
        return new OracleGeneral();
    }

    @Override
    protected byte[] trace() throws IOException {
        try (InputStream stream = getClass().getResourceAsStream("sample.oracleGeneral")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    @Override
    protected boolean isWholeAt(int length) {
        return length % 24 == 0;
    }

    @Test
    void shouldTakeEachObjectForAPage() throws IOException {
        assertThat(ReadTrace.of(format(), new String(trace(), StandardCharsets.ISO_8859_1))
                        .accesses())
                .containsExactly(
                        "5633898000000000 READ 28f1a09000 512",
                        "5633898000000000 READ 2689b37000 4096",
                        "5633899000000000 READ 28f1a09000 512",
                        "5633899000000000 READ 7000 4096");
    }

    @Test
    void shouldNotRecogniseRequestsThatCannotBe() throws IOException {
        assertThat(recognisesWith(0, 5633900)).as("time going backwards").isFalse();
        assertThat(recognisesWith(12, 0)).as("an object without bytes").isFalse();
        assertThat(recognisesWith(16, 0)).as("a next request before the first").isFalse();
        assertThat(recognisesWith(20, 1 << 8)).as("a next request too far away").isFalse();
        assertThat(recognisesWith(16, 113_872)).as("a next request later on").isTrue();
    }

    private boolean recognisesWith(int offset, int value) throws IOException {
        byte[] bytes = trace();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        return format().recognises(new TraceSample(bytes, true));
    }
}
