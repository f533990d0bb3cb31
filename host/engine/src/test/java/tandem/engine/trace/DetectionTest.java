package tandem.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.TraceFormat;

class DetectionTest {
    private static final TraceFormat NEVER = format("never", sample -> false);
    private static final TraceFormat ALWAYS = format("always", sample -> true);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeTrace() throws IOException {
        file = Files.write(folder.resolve("a.trace"), Codec.XZ.compress(Addresses.trace(10)));
    }

    @Test
    void shouldFindTheFormatThatRecognisesTheDecompressedTrace() throws IOException {
        TraceFormat text = new TextFormat();

        assertThat(detect(NEVER, text)).isSameAs(text);
    }

    @Test
    void shouldNameTheFormatsInstalledWhereNoneFits() {
        assertThatThrownBy(() -> detect(NEVER, format("also-never", sample -> false)))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(file + ": no trace format recognises it; installed are: also-never, never. If it is one of"
                        + " these, name it with --format");
        assertThatThrownBy(this::detect).hasMessageContaining("installed are: none");
    }

    @Test
    void shouldNameTheFormatsThatFitWhereSeveralDo() {
        assertThatThrownBy(() -> detect(new TextFormat(), NEVER, ALWAYS))
                .isInstanceOf(TraceFileException.class)
                .hasMessage(
                        file + ": several trace formats recognise it: always, text. Name the right one with --format");
    }

    @Test
    void shouldNameAFormatThatThrows() {
        TraceFormat broken = format("broken", sample -> {
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(() -> detect(broken, ALWAYS))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("the trace format broken failed to look at it");
    }

    private TraceFormat detect(TraceFormat... formats) throws IOException {
        return TraceFile.open(file).detect(List.of(formats));
    }

    private static TraceFormat format(String name, OddFormat.Recogniser recogniser) {
        return new OddFormat(name, recogniser, (input, sink) -> {});
    }
}
