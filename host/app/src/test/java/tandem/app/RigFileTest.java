package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.Rig;
import tandem.engine.options.Options;

class RigFileTest {
    private final Rig rig = new Rig();
    private final Options options = Options.of(rig);

    @TempDir
    private Path folder;

    @Test
    void shouldSetWhatItNames() throws IOException {
        apply("# a link\nbandwidth: 55.6MiB/s   # measured\nburst: 64KiB\nsend-buffer: 280000\nuntouched: zero\n");
        assertThat(rig.bandwidth()).isEqualTo(58_300_825);
        assertThat(rig.burstBytes()).isEqualTo(65_536);
        assertThat(rig.sendBufferBytes()).isEqualTo(280_000);
        assertThat(rig.untouched()).isEqualTo(Rig.Untouched.ZERO);
        assertThat(rig.latencyNanos()).isEqualTo(50_000);
    }

    @Test
    void shouldSayWhichLineIsWrong() {
        refuses("latency: 1ms\nbandwith: 3\n", "rig.yaml, line 2: there is no option \"bandwith\"; did you mean");
        refuses("latency: soon\n", "rig.yaml, line 1: latency: \"soon\" is no time");
        refuses("latency: 1ms\n\nlatency: 2ms\n", "rig.yaml, line 3: \"latency\" is there twice");
        refuses("latency:\n", "rig.yaml, line 1: \"latency\" has no plain value");
        refuses("latency: [1ms]\n", "rig.yaml, line 1: \"latency\" has no plain value");
        refuses("- latency\n", "rig.yaml, line 1: a rig file has lines such as \"latency: 50us\"");
        refuses("latency: \"1ms\n", "rig.yaml, line ");
        refuses("# nothing\n", "rig.yaml: this file is empty");
    }

    @Test
    void shouldSayThatItIsNotThere() {
        assertThatThrownBy(() -> RigFile.apply(folder.resolve("none.yaml"), options))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.yaml: there is no such file");
    }

    @Test
    void shouldSayThatItIsNoText() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xc3, (byte) 0x28});
        assertThatThrownBy(() -> RigFile.apply(bytes, options))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bytes.yaml is no text in UTF-8: a rig file has lines such as")
                .hasMessageNotContaining("Exception");
        refuses("latency: \0\n", "rig.yaml, line ");
        assertThatThrownBy(() -> RigFile.apply(folder, options))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(folder + " is a folder: name a file; a rig file has lines such as");
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> apply(text)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }

    private void apply(String text) throws IOException {
        RigFile.apply(Files.writeString(folder.resolve("rig.yaml"), text), options);
    }
}
