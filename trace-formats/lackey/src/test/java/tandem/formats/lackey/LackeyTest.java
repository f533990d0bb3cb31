package tandem.formats.lackey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceSample;
import tandem.engine.trace.TraceFile;
import tandem.engine.trace.TraceFileException;
import tandem.tck.ReadTrace;

class LackeyTest {
    @TempDir
    Path folder;

    private final Lackey lackey = new Lackey();

    @Test
    void shouldReadEachKindOfLine() throws IOException {
        assertThat(accesses(sample()))
                .containsExactly(
                        "FETCH 401ab70 3",
                        "FETCH 401ab73 5",
                        "WRITE 1fff0007a8 8",
                        "FETCH 401b7a0 4",
                        "READ 421a0c4 4",
                        "MODIFY 421a0c4 16");
    }

    @Test
    void shouldReadTheLinesOfItsHelp() throws IOException {
        List<String> records =
                lackey.help().lines().filter(line -> line.matches(".*,\\d")).toList();

        assertThat(accessesOf(String.join("\n", records))).containsExactly("FETCH 401ab70 3", "WRITE 1fff0007a8 8");
    }

    @Test
    void shouldReadLinesThatEndInCrLfAndALastOneThatDoesNotEnd() throws IOException {
        assertThat(accessesOf("I  04001090,3\r\n\r\n L 1fff000768,8\r\n M 0421a0c4,4"))
                .containsExactly("FETCH 4001090 3", "READ 1fff000768 8", "MODIFY 421a0c4 4");
    }

    @Test
    void shouldReadLinesThatEndInBlanks() throws IOException {
        String trace = "I  04001090,3 \n L 1fff000768,16 \t\r\nSB 04001090 \n  \n M 0421a0c4,4   ";

        assertThat(ReadTrace.recognises(lackey, trace)).isTrue();
        assertThat(accessesOf(trace)).containsExactly("FETCH 4001090 3", "READ 1fff000768 16", "MODIFY 421a0c4 4");
    }

    @Test
    void shouldReadAddressesOf64Bits() throws IOException {
        assertThat(accessesOf(" S ffffffffffffffff,1\n")).containsExactly("WRITE ffffffffffffffff 1");
    }

    @Test
    void shouldReadTheUtf8OfACommandLine() throws IOException {
        assertThat(accessesOf("==1== Command: ls \u2026\nI  04001090,3\n")).containsExactly("FETCH 4001090 3");
    }

    @Test
    void shouldRefuseOutputOfTheProgramAmongTheRecords() {
        assertThatThrownBy(() -> accessesOf("I  04001090,3\ntotal 17\nI  04001093,3\n"))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("trace: line 2: this is no lackey record")
                .hasMessageContaining("record the trace anew with --log-file=FILE")
                .hasMessageEndingWith(": \"total 17\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I  0401zz,3",
                "I  04001090,3x",
                "I  04001090,-3",
                "I  04001090, ",
                "I  04001090, 3",
                "I  04001090 ,3",
                "I  04001090,3 3",
                "I  04001090,3 x ",
                "I  04001090 3",
                "I  ,3",
                "I  04001090,3 L 1fff000768,8",
                "I 04001090,3",
                "S  04001090,3",
                " I 04001090,3",
                " X 04001090,3",
                "  L 04001090,3",
                "\tL 04001090,3",
                "I  11112222333344445,3",
                "I  04001090,99999999",
                "==12= no remark",
                "== x == no remark",
                "SB xyz",
                "-rwxr-xr-x 1 root root 17"
            })
    void shouldRefuseWhatIsNoRecord(String line) {
        assertThatThrownBy(() -> accessesOf("I  04001090,3\n" + line + "\nI  04001090,3\n"))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("trace: line 2: ")
                .hasMessageEndingWith(": \"" + line.replace('\t', '?') + "\"");
    }

    @Test
    void shouldRefuseALastLineThatIsCut() {
        String last = " L 1fff000768,8";

        for (int length = 2; length < last.length(); length++) {
            String cut = last.substring(0, length);
            assertThatThrownBy(() -> accessesOf("I  04001090,3\n" + cut))
                    .as("\"%s\"", cut)
                    .isInstanceOf(TraceFileException.class)
                    .hasMessageContaining("trace: line 2: ");
        }
    }

    @Test
    void shouldRecogniseItsSample() throws IOException {
        assertThat(TraceFile.open(sample()).detect(List.of(lackey))).isSameAs(lackey);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I  04001090,3\n",
                " M 1fff000768,8",
                "total 17\n S 1fff000768,16\n",
            })
    void shouldRecogniseARecord(String text) {
        assertThat(recognises(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "==4711== I  04001090,3\n",
                "I 04001090,3\n",
                "I  04001090\n",
                "I  040,3\n",
                "L 04001090,3\n",
                "0x04001090 R\n",
                "2 400110\n",
                "time_ns,vcpu,op,address,size\n0,0,R,0x7f,8\n",
            })
    void shouldNotRecogniseAnythingElse(String text) {
        assertThat(recognises(text)).isFalse();
    }

    @Test
    void shouldLookForARecordPastManyRemarks() {
        assertThat(recognises("==4711== remark\n\n".repeat(1000) + "I  04001090,3\n"))
                .isTrue();
        assertThat(recognises("program output\n".repeat(200) + "I  04001090,3\n"))
                .isFalse();
    }

    private boolean recognises(String text) {
        return lackey.recognises(new TraceSample(text.getBytes(StandardCharsets.ISO_8859_1), true));
    }

    private List<String> accessesOf(String text) throws IOException {
        return accesses(Files.writeString(folder.resolve("trace"), text));
    }

    private List<String> accesses(Path trace) throws IOException {
        List<String> seen = new ArrayList<>();
        TraceFile.open(trace).read(lackey, new AccessSink() {
            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                assertThat(vcpu).isZero();
                seen.add(kind + " " + Long.toHexString(address) + " " + sizeBytes);
            }

            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                throw new UnsupportedOperationException("lackey has no time");
            }
        });
        return seen;
    }

    private static Path sample() throws IOException {
        URL sample = Objects.requireNonNull(LackeyTest.class.getResource("sample.lackey"));
        try {
            return Path.of(sample.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Test
    void shouldLeaveTheProgramsOwnOutputOutWhereTold() throws IOException {
        String content = "I  04001090,3\n-rwxr-xr-x 1 root root 5 a\ntotal 4\n S 1ffeff18,8\n";
        Lackey skipping = new Lackey();
        skipping.otherLines = Lackey.OtherLines.SKIP;
        ReadTrace trace = ReadTrace.of(skipping, content);

        assertThat(trace.accesses()).containsExactly("FETCH 4001090 3", "WRITE 1ffeff18 8");
        assertThat(trace.warnings()).singleElement().asString().startsWith("2 lines that are no records were left out");
        assertThatThrownBy(() -> ReadTrace.of(new Lackey(), content))
                .hasMessageContaining("line 2: this is no lackey record")
                .hasMessageContaining("--option lackey.other-lines=skip");
    }
}
