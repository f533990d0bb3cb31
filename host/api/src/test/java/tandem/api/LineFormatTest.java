package tandem.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFormatTest {
    private final Lines format = new Lines();

    @Test
    void shouldPassEachLineWithoutItsEnd() throws IOException {
        assertThat(linesOf("a\nb\r\n\nc\r\rd\n")).containsExactly("a", "b", "", "c\r\rd");
    }

    @Test
    void shouldPassALastLineThatHasNoEnd() throws IOException {
        assertThat(linesOf("a\nb")).containsExactly("a", "b");
        assertThat(linesOf("a\nb\r")).containsExactly("a", "b");
    }

    @Test
    void shouldLeaveOutAMarkOfUtf8() throws IOException {
        String mark = "\u00ef\u00bb\u00bf";
        assertThat(linesOf(mark + "a\n" + mark + "b\n")).containsExactly("a", mark + "b");
        assertThat(linesOf(mark + "a")).containsExactly("a");
        assertThat(new TraceSample(bytes(mark + "a\nb\n"), true).lines()).containsExactly("a", "b");
    }

    @Test
    void shouldPassNothingOfAnEmptyTrace() throws IOException {
        assertThat(linesOf("")).isEmpty();
    }

    @Test
    void shouldTellOfTheBeginningAndTheEndEachTime() throws IOException {
        assertThat(linesOf("a\n")).containsExactly("a");
        assertThat(linesOf("b\n")).containsExactly("b");
        assertThat(format.told).containsExactly("begin", "end", "begin", "end");
    }

    @Test
    void shouldPassLinesThatArriveByteByByte() throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes("first\nsecond\nthird")) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, 1);
            }
        };

        format.read(new BytesInput(slow), new Ignored());

        assertThat(format.lines).containsExactly("first", "second", "third");
    }

    @Test
    void shouldPassLinesLongerThanItsBuffer() throws IOException {
        String longLine = "x".repeat(700_000);

        assertThat(linesOf("a\n" + longLine + "\nb\n" + longLine)).containsExactly("a", longLine, "b", longLine);
    }

    @Test
    void shouldPassLinesThatLieAcrossTwoBuffers() throws IOException {
        String text = "0123456789\n".repeat(100_000);

        assertThat(linesOf(text)).hasSize(100_000).containsOnly("0123456789");
    }

    @Test
    void shouldTellTheLineBeforeItIsRead() throws IOException {
        format.bad = "third";
        BytesInput input = new BytesInput(bytes("first\n\nthird\nfourth"));

        assertThatThrownBy(() -> format.read(input, new Ignored())).hasMessage("bad: \"third\"");
        assertThat(input.line).isEqualTo(3);
    }

    @Test
    void shouldRefuseALineWithoutEnd() {
        BytesInput input = new BytesInput(bytes("a\n" + "x".repeat(3 << 20)));

        assertThatThrownBy(() -> format.read(input, new Ignored()))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("this is not a text trace");
        assertThat(input.line).isEqualTo(2);
    }

    private List<String> linesOf(String text) throws IOException {
        format.lines.clear();
        format.read(new BytesInput(bytes(text)), new Ignored());
        return format.lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Lines extends LineFormat {
        final List<String> lines = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        String bad = "";

        @Override
        protected void begin(TraceInput input) {
            told.add("begin");
        }

        @Override
        protected void end(AccessSink sink) {
            told.add("end");
        }

        @Override
        protected void line(Line line, AccessSink sink) throws TraceException {
            if (!bad.isEmpty() && line.has(bad, 0)) {
                throw line.error("bad");
            }
            lines.add(line.toString());
        }

        @Override
        public String name() {
            return "lines";
        }

        @Override
        public String help() {
            return "Lines";
        }

        @Override
        public boolean recognises(TraceSample sample) {
            return false;
        }
    }

    private static final class Ignored implements AccessSink {
        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {}

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {}
    }
}
