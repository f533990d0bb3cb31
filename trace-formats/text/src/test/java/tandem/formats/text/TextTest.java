package tandem.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.tck.ReadTrace;

class TextTest {
    private final Text text = new Text();

    @Test
    void shouldReadItsSamples() throws IOException {
        assertThat(accesses(resource("kit.vm-csv")))
                .containsExactly(
                        "1600000001 READ 29ea8b8 8", "1600000005 FETCH 29da450 4 on 1", "1600000013 WRITE 29ea8b8 16");
        assertThat(text.guestPhysical()).isTrue();
        assertThat(accesses(resource("kit.op-addr-size")))
                .containsExactly(
                        "FETCH ffffffff81000110 3",
                        "READ 7fff5a8487c0 8",
                        "FETCH ffffffff81000113 5",
                        "WRITE 7fff5a8487c8 16");
        assertThat(text.guestPhysical()).isFalse();
    }

    @Test
    void shouldReadLinesThatEndInCrLfAndALastOneThatDoesNotEnd() throws IOException {
        assertThat(accesses("0041f7a0 R\r\n\r\n31348900 W")).containsExactly("READ 41f7a0 1", "WRITE 31348900 1");
    }

    @Test
    void shouldRefuseGarbageWithItsLine() {
        assertThatThrownBy(() -> accesses("0041f7a0 R\n0041f7a1 R\n0041f7a2 R\nhello world\n0041f7a0 R\n"))
                .hasMessageContaining("trace: line 4: ")
                .hasMessageEndingWith(": \"hello world\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0041f7a0", "0041f7a0 RW", "0041f7a0 R R", "0041g7a0 R", "11112222333344445 R", "R 0041f7a0"})
    void shouldRefuseWhatIsNoRecord(String line) {
        assertThatThrownBy(() -> accesses("0041f7a0 R\n0041f7a1 R\n" + line + "\n"))
                .hasMessageContaining("trace: line 3: ")
                .hasMessageEndingWith(": \"" + line + "\"");
    }

    @Test
    void shouldNameThePresetsThatNothingTellsApart() {
        assertThat(ReadTrace.recognises(text, "2 400110\n2 400113\n")).isTrue();
        assertThatThrownBy(() -> accesses("2 400110\n2 400113\n"))
                .hasMessageContaining("several presets of the format text, [din, ramulator-cpu]")
                .hasMessageContaining("--option text.preset=din");
    }

    @Test
    void shouldTakeThePresetThatMoreLinesFit() throws IOException {
        assertThat(accesses("2 400110\n2 400113\n0 40011a\n")).contains("FETCH 400110 1", "READ 40011a 1");
        assertThat(accesses("2 400110\n2 400113\n7 400116\n")).contains("2 READ 61aee 1");
    }

    @Test
    void shouldNotGuessWhetherAddressesAreDecimal() throws IOException {
        String open = "31348900 W\n".repeat(12_000);

        assertThatThrownBy(() -> accesses(open)).hasMessageContaining("say --option text.radix=10 or text.radix=16");
        assertThatThrownBy(() -> accesses(open + "0041f7a0 R\n")).hasMessageContaining("text.radix");
        assertThatThrownBy(() -> accesses("R 12\nW 3212859348\n")).hasMessageContaining("text.radix");
        text.radix = 10;
        assertThat(accesses(open)).contains("WRITE 1de58a4 1");
        assertThatThrownBy(() -> accesses(open + "0041f7a0 R\n"))
                .hasMessageContaining("line 12001: \"0041f7a0\" is no decimal number")
                .hasMessageContaining("text.radix=16");
        text.radix = 16;
        assertThat(accesses(open)).contains("WRITE 31348900 1");
    }

    @Test
    void shouldSayWhatToDoWhereNoPresetFits() {
        assertThat(ReadTrace.recognises(text, "a b c\nd e f\n")).isFalse();
        assertThatThrownBy(() -> accesses("a b c\nd e f\n"))
                .hasMessageContaining("fit no preset")
                .hasMessageContaining("text.columns=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I  04001090,3\n L 1fff000768,8\n",
                "time_ns,vcpu,op,address,size\n2965,0,R,0x7f0000476fc7,1\n",
                "2965,0,R,0x7f0000476fc7,1\n",
                "t_us,page,kind\n0,7168,X\n",
                "t_us,page\n0,10755\n",
                "first,last\n0,0\n6,6\n",
                "0, 0x4002825b70, 0xe78948, \"movq %rsp, %rdi\"\n",
                "R 0,1,2,100,32\nW 0,0,3,200,16\n",
            })
    void shouldLeaveOtherFormatsAlone(String content) {
        assertThat(ReadTrace.recognises(text, content)).isFalse();
    }

    @Test
    void shouldReadColumnsAsTheOptionsSay() throws IOException {
        text.columns = "-;time;vcpu;address;op".replace(';', ',');
        text.delimiter = ";";
        text.ops = "load=read,store=write,mark=skip";
        text.timeUnit = TimeUnit.US;
        text.addressUnit = CountUnit.PAGE;
        text.comments = "// %";

        assertThat(accesses("name;t;cpu;page;what\n// remark\na;1.5;3;16;load\n%\nb;2;3;17;mark\nc;2;4;0x12;store"))
                .containsExactly("1500 READ 10000 1 on 3", "2000 WRITE 12000 1 on 4");
    }

    @Test
    void shouldReadColumnsWithoutAKind() throws IOException {
        text.columns = "address size";
        text.radix = 16;
        text.header = Choice.YES;
        text.defaultOp = DefaultOp.WRITE;

        assertThat(accesses("dead beef\nff 8\n")).containsExactly("WRITE ff 8");
    }

    @ParameterizedTest
    @CsvSource({"AUTO,WRITE", "READ,READ", "WRITE,WRITE", "FETCH,FETCH", "MODIFY,MODIFY"})
    void shouldPutAGivenKindOverThePresets(DefaultOp given, String kind) throws IOException {
        text.preset = Preset.PINATRACE_WRITES;
        text.defaultOp = given;

        assertThat(accesses("0x7fff5a8487c0: 8 0x400810\n")).containsExactly(kind + " 7fff5a8487c0 8");
    }

    @Test
    void shouldTakeTheColumnsOfLibCacheSim() throws IOException {
        text.preset = Preset.LIBCACHESIM_CSV;
        text.columns = "time-col=2, obj-id-col=5, obj-size-col=4, delimiter=;, has-header=true";

        ReadTrace trace = ReadTrace.of(text, "a;b;c;d;e\n0;7;0;5000;2\n0;8;0;100;18446744073709551615;more\n");

        assertThat(trace.accesses())
                .containsExactly("7000000000 READ 2000 4096", "8000000000 READ fffffffffffff000 100");
        assertThat(trace.warnings()).singleElement().asString().startsWith("requests for objects");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "op size|no column is the address",
                "op address addr|\"addr\" in text.columns=op address addr is no column",
                "op address op|op is there twice",
                "address time-unit time|time-unit stands after time",
                "time-col=2, obj-id-col=x|is no column: they count from 1",
                "time-col=2, obj-key-col=3|is not known: there are time-col",
            })
    void shouldRefuseColumnsThatCannotBe(String columns, String problem) {
        text.columns = columns;

        assertThatThrownBy(() -> accesses("1 2 3\n")).hasMessageContaining(problem);
    }

    @Test
    void shouldRefuseOtherOptionsThatCannotBe() {
        text.preset = Preset.LIBCACHESIM_CSV;
        assertThatThrownBy(() -> accesses("1,2\n")).hasMessageContaining("needs its columns told");
        text.columns = "op address";
        text.delimiter = "x";
        assertThatThrownBy(() -> accesses("1x2\n")).hasMessageContaining("cannot separate columns");
        text.delimiter = "";
        text.ops = "R=red";
        assertThatThrownBy(() -> accesses("R 2\n")).hasMessageContaining("\"R=red\" is not WORD=KIND");
        text.ops = "";
        text.radix = 8;
        assertThatThrownBy(() -> accesses("R 2\n")).hasMessageContaining("text.radix=8");
    }

    @Test
    void shouldKeepTheAddressesOfDevicesApart() throws IOException {
        List<String> accesses = accesses("""
            128166372003061629,hm,1,Read,4096,512,1331
            128166372003061630,hm,0,Write,4096,512,1331
            128166372003061631,hm,C:,Read,4096,512,1331
            128166372003061632,hm,1,Write,8192,512,1331
            """);

        assertThat(accesses)
                .containsExactly(
                        "1172163600306162900 READ 1000 512",
                        "1172163600306163000 WRITE 1000000001000 512",
                        "1172163600306163100 READ 2000000001000 512",
                        "1172163600306163200 WRITE 2000 512");
    }

    @Test
    void shouldReadTheClockOfATrace() throws IOException {
        text.clock = 2_000_000_000;

        assertThat(accesses("0x2000D5C0 READ    30\n0x2000D600 WRITE  2000000001\n"))
                .containsExactly("15 READ 2000d5c0 1", "1000000000 WRITE 2000d600 1");
    }

    private List<String> accesses(String content) throws IOException {
        return ReadTrace.of(text, content).accesses();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = TextTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
