package tandem.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceSample;
import tandem.engine.trace.TraceFile;
import tandem.engine.trace.TraceFileException;

class CsvTest {
    private static final String HEADER = "time_ns,vcpu,op,address,size\n";

    @TempDir
    Path folder;

    private final Csv csv = new Csv();

    @Test
    void shouldReadTheCanonicalColumns() throws IOException, URISyntaxException {
        Path sample = Path.of(
                Objects.requireNonNull(CsvTest.class.getResource("sample.csv")).toURI());

        assertThat(accesses(sample))
                .containsExactly(
                        "0 ns, vCPU 0, FETCH 7f0000001000 4",
                        "2965 ns, vCPU 0, READ 7f0000476fc7 1",
                        "6351 ns, vCPU 1, WRITE 7f000048bfbf 8",
                        "6351 ns, vCPU 0, WRITE ffffffffffffffff 64");
        assertThat(TraceFile.open(sample).detect(List.of(csv))).isSameAs(csv);
        assertThat(csv.guestPhysical()).isFalse();
    }

    @Test
    void shouldReadTheLinesOfItsHelp() throws IOException {
        String lines = csv.help()
                .lines()
                .filter(line -> line.split(",", -1).length == 5)
                .collect(Collectors.joining("\n"));

        assertThat(accessesOf(lines)).containsExactly("2965 ns, vCPU 0, READ 7f0000476fc7 1");
    }

    @Test
    void shouldReadColumnsInAnyOrder() throws IOException {
        assertThat(accessesOf("size,op,address,vcpu,time_ns\n8,R,0x10,3,7\n"))
                .containsExactly("7 ns, vCPU 3, READ 10 8");
    }

    @Test
    void shouldReadQuotedFieldsCrLfEmptyLinesAndALastLineThatDoesNotEnd() throws IOException {
        assertThat(accessesOf("time_ns,vcpu,op,address,size\r\n\r\n\"7\",0,\"R\",0x10,8\r\n8,0,R,0x20,8"))
                .containsExactly("7 ns, vCPU 0, READ 10 8", "8 ns, vCPU 0, READ 20 8");
    }

    @Test
    void shouldReadTheCanonicalColumnsWithoutHeader() throws IOException {
        assertThat(accessesOf("7,1,R,0x10,8\n8,0,W,32,16\n"))
                .containsExactly("7 ns, vCPU 1, READ 10 8", "8 ns, vCPU 0, WRITE 20 16");
    }

    // ---- options

    @Test
    void shouldReadColumnsByName() throws IOException {
        csv.time = "t_us";
        csv.timeUnit = TimeUnit.US;
        csv.address = "page";
        csv.addressUnit = AddressUnit.PAGE;
        csv.op = "kind";
        csv.physical = true;

        assertThat(accessesOf("t_us,page,kind\n5,2,X\n7,10755,W\n"))
                .containsExactly("5000 ns, vCPU 0, FETCH 2000 1", "7000 ns, vCPU 0, WRITE 2a03000 1");
        assertThat(csv.guestPhysical()).isTrue();
    }

    @Test
    void shouldReadColumnsByNumber() throws IOException {
        csv.time = "1";
        csv.vcpu = "2";
        csv.op = "3";
        csv.address = "4";
        csv.size = "6";

        assertThat(accessesOf("1600000001,0,R,0x29ea8b8,0x7ffc04aff8b8,8\n"))
                .containsExactly("1600000001 ns, vCPU 0, READ 29ea8b8 8");
        assertThat(accessesOf("icount,vcpu,op,paddr,vaddr,size\n1600000001,0,R,0x29ea8b8,0x7ffc04aff8b8,8\n"))
                .containsExactly("1600000001 ns, vCPU 0, READ 29ea8b8 8");
    }

    @Test
    void shouldTakeTheVcpuAndTheSizeForAbsentOnceAColumnIsGivenByNumber() throws IOException {
        csv.time = "none";
        csv.op = "1";
        csv.address = "2";

        assertThat(accessesOf("R,16,99\nW,32,99\n"))
                .containsExactly("no time, vCPU 0, READ 10 1", "no time, vCPU 0, WRITE 20 1");
    }

    @Test
    void shouldGiveAllAccessesTheDefaultKindWhereThereIsNoColumnOfIt() throws IOException {
        csv.op = "none";
        csv.defaultOp = AccessKind.WRITE;

        assertThat(accessesOf("time_ns,address\n7,0x10\n")).containsExactly("7 ns, vCPU 0, WRITE 10 1");
    }

    @ParameterizedTest
    @CsvSource({"tab,'\t'", "space,' '", ";,;", "|,|"})
    void shouldSplitAtTheDelimiter(String option, String delimiter) throws IOException {
        csv.delimiter = option;

        assertThat(accessesOf((HEADER + "7,1,R,0x10,8\n").replace(",", delimiter)))
                .containsExactly("7 ns, vCPU 1, READ 10 8");
    }

    @ParameterizedTest
    @CsvSource({
        "NS,12,12",
        "NS,12.9,12",
        "US,12,12000",
        "US,12.3456,12345",
        "MS,0.000001,1",
        "S,1.5,1500000000",
        "S,9223372036.854775807,9223372036854775807"
    })
    void shouldConvertTimes(TimeUnit unit, String time, long nanos) throws IOException {
        csv.timeUnit = unit;

        assertThat(accessesOf(HEADER + time + ",1,R,0x10,8\n")).containsExactly(nanos + " ns, vCPU 1, READ 10 8");
    }

    @ParameterizedTest
    @CsvSource({
        "10,16,10",
        "16,16,16",
        "16,7fffe1000,7fffe1000",
        "16,0x16,16",
        "10,18446744073709551615,ffffffffffffffff"
    })
    void shouldReadAddressesInTheRadix(int radix, String address, String hexadecimal) throws IOException {
        csv.radix = radix;

        assertThat(accessesOf(HEADER + "7,1,R," + address + ",8\n"))
                .containsExactly("7 ns, vCPU 1, READ " + hexadecimal + " 8");
    }

    @Test
    void shouldNotTakeAFirstRecordOfBareHexadecimalForAHeader() throws IOException {
        csv.time = "none";
        csv.op = "1";
        csv.address = "2";
        csv.radix = 16;

        assertThat(accessesOf("R,ffff\nW,10\n")).hasSize(2);
    }

    @Test
    void shouldTakeTheFirstLineForWhatTheHeaderOptionSays() throws IOException {
        csv.header = Header.NO;
        assertThatThrownBy(() -> accessesOf(HEADER)).hasMessageContaining("trace: line 1: \"vcpu\" is no vCPU");

        csv.header = Header.YES;
        csv.time = "1";
        csv.op = "3";
        csv.address = "4";
        assertThat(accessesOf("7,1,R,0x10,8\n8,1,R,0x20,8\n")).containsExactly("8 ns, vCPU 0, READ 20 1");
    }

    // ---- errors

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8,1,R,0x20|4 columns instead of 5",
                "8,1|2 columns instead of 5",
                "8,1,R,0x20,8,9|6 columns instead of 5",
                "-8,1,R,0x20,8|\"-8\" is no time",
                "8x,1,R,0x20,8|\"8x\" is no time",
                "8.,1,R,0x20,8|\"8.\" is no time",
                ".8,1,R,0x20,8|\".8\" is no time",
                ",1,R,0x20,8|\"\" is no time",
                "9223372036854775808,1,R,0x20,8|\"9223372036854775808\" is no time",
                "8,-1,R,0x20,8|\"-1\" is no vCPU",
                "8,2147483648,R,0x20,8|\"2147483648\" is no vCPU",
                "8,1,Q,0x20,8|\"Q\" is no kind of access",
                "8,1,RW,0x20,8|\"RW\" is no kind of access",
                "8,1,2,0x20,8|\"2\" is no kind of access",
                "8,1,ŗ,0x20,8|\"ŗ\" is no kind of access",
                "8,1,R,0x2ŗ,8|\"0x2ŗ\" is no address",
                "8,1,R,0x2g,8|\"0x2g\" is no address",
                "8,1,R,0xzz,8|\"0xzz\" is no address",
                "8,1,R,0x,8|\"0x\" is no address",
                "8,1,R,7f00,8|\"7f00\" is no address",
                "8,1,R,-32,8|\"-32\" is no address",
                "8,1,R,+32,8|\"+32\" is no address",
                "8,1,R,,8|\"\" is no address",
                "8,1,R,0x10000000000000000,8|\"0x10000000000000000\" is no address",
                "8,1,R,18446744073709551616,8|\"18446744073709551616\" is no address",
                "8,1,R,0x20,-8|\"-8\" is no size",
                "8,1,R,0x20,|\"\" is no size",
                "8,1,R,0x20,9223372036854775808|\"9223372036854775808\" is no size",
                "8,1,\"R\"x,0x20,8|Invalid character",
                "8 8,1,R,0x20,8|\"8 8\" is no time",
                "8,1,R,0x 20,8|\"0x 20\" is no address",
                "8,1,R, ,8|\"\" is no address",
            })
    void shouldSayWhichLineIsWrongAndWhy(String line, String problem) {
        assertThatThrownBy(() -> accessesOf(HEADER + "7,1,R,0x10,8\n\n" + line + "\n9,1,R,0x30,8\n"))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("trace: line 4: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff" + HEADER,
                "\n\r\n" + HEADER,
                "\ufeff\"time_ns\",\"vcpu\",\"op\",\"address\",\"size\"\r\n",
                "TIME_NS,VCPU,OP,ADDRESS,SIZE\n",
                "Time_ns,vCPU,Op,Address,Size\n",
                "time_ns, vcpu, op, address, size\n",
                "time_ns ,vcpu\t,op,  address,size  \r\n",
                "TIME_NS, \"VCPU\", \"OP\" ,ADDRESS,SIZE \n",
            })
    void shouldKnowHeadersAsEditorsAndSpreadsheetsWriteThem(String header) throws IOException {
        byte[] trace = (header + "7,1,\"R\",0x10,8\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(csv.recognises(new TraceSample(trace, true))).isTrue();
        assertThat(accessesOf(header + "7,1,\"R\",0x10,8\r\n")).containsExactly("7 ns, vCPU 1, READ 10 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7, 1, R, 0x10, 8",
                "7,1,R,0x10,8  ",
                " 7\t,1 ,R , 0x10\t, 8\t\r",
                "7, 1, \"R\" , \"0x10\", 8",
            })
    void shouldLeaveOutBlanksAroundFields(String line) throws IOException {
        assertThat(accessesOf(HEADER + line + "\n" + line))
                .containsExactly("7 ns, vCPU 1, READ 10 8", "7 ns, vCPU 1, READ 10 8");
    }

    @ParameterizedTest
    @CsvSource({"tab,'\t'", "space,' '"})
    void shouldTakeNoDelimiterForABlankAroundAField(String option, String delimiter) {
        csv.delimiter = option;

        assertThatThrownBy(() -> accessesOf((HEADER + "7,1,,R,0x10,8\n").replace(",", delimiter)))
                .hasMessageContaining("trace: line 2: 6 columns instead of 5");
    }

    @Test
    void shouldPreferTheColumnThatIsWrittenAsTheOptionSays() throws IOException {
        csv.address = "Page";

        assertThat(accessesOf("time_ns,op,page,Page\n7,R,1,0x10\n")).containsExactly("7 ns, vCPU 0, READ 10 1");
        csv.address = "PAGE";
        assertThatThrownBy(() -> accessesOf("time_ns,op,page,Page\n7,R,1,0x10\n"))
                .hasMessageContaining("trace: line 1: 2 columns have the name \"PAGE\" of csv.address");
    }

    @Test
    void shouldNotChooseBetweenColumnsOfOneName() {
        assertThatThrownBy(() -> accessesOf("time_ns,vcpu,vcpu,op,address\n7,0,1,R,0x10\n"))
                .hasMessageContaining("trace: line 1: 2 columns have the name \"vcpu\" of csv.vcpu");
    }

    @Test
    void shouldRefuseALastLineThatIsCut() {
        String last = "8,1,R,0x20,";

        for (int length = 1; length <= last.length(); length++) {
            String cut = last.substring(0, length);
            assertThatThrownBy(() -> accessesOf(HEADER + "7,1,R,0x10,8\n" + cut))
                    .as("\"%s\"", cut)
                    .isInstanceOf(TraceFileException.class)
                    .hasMessageContaining("trace: line 3: ");
        }
    }

    @Test
    void shouldRefusePagesThatNoAddressReaches() {
        csv.addressUnit = AddressUnit.PAGE;

        assertThatThrownBy(() -> accessesOf(HEADER + "8,1,R,0x10000000000000,8\n"))
                .hasMessageContaining("\"0x10000000000000\" is no address");
    }

    @Test
    void shouldRefuseAQuoteThatIsNeverClosed() {
        assertThatThrownBy(() -> accessesOf(HEADER + "8,1,\"R,0x20,8\n" + "9,1,R,0x20,8\n".repeat(200_000)))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("a quote that is never closed");
        assertThatThrownBy(() -> accessesOf(HEADER + "8,1,\"R,0x20,8\n"))
                .isInstanceOf(TraceFileException.class)
                .hasMessageContaining("EOF reached before encapsulated token finished");
    }

    @Test
    void shouldNameTheColumnsThereAreWhereOneIsUnknown() {
        csv.time = "t_us";

        assertThatThrownBy(() -> accessesOf("t,page,kind\n5,2,X\n"))
                .isInstanceOf(TraceFileException.class)
                .hasMessageEndingWith(
                        "trace: line 1: there is no column \"t_us\" for csv.time; there are: t, page, kind");
    }

    @Test
    void shouldMissAColumnThatAnOptionNamesThoughItMayBeAbsent() {
        csv.vcpu = "cpu";

        assertThatThrownBy(() -> accessesOf("time_ns,op,address\n5,R,0x10\n"))
                .hasMessageContaining("there is no column \"cpu\" for csv.vcpu");
    }

    @Test
    void shouldAskForNumbersWhereTheColumnsHaveNoNames() {
        csv.time = "1";

        assertThatThrownBy(() -> accessesOf("5,R,0x10\n"))
                .hasMessageContaining(
                        "line 1: this line does not name the columns, so csv.op must be a number from 1 to 3");
        csv.time = "4";
        assertThatThrownBy(() -> accessesOf("5,R,0x10\n"))
                .hasMessageContaining("csv.time=4: the columns have the numbers 1 to 3");
    }

    @Test
    void shouldRefuseOptionsThatMakeNoSense() {
        csv.address = "none";
        assertThatThrownBy(() -> accessesOf(HEADER)).hasMessageContaining("csv.address=none: a trace has addresses");

        csv.delimiter = "::";
        assertThatThrownBy(() -> accessesOf(HEADER))
                .hasMessageContaining("csv.delimiter=::: a single character is wanted");
    }

    @Test
    void shouldRefuseATraceOfEmptyLines() {
        assertThatThrownBy(() -> accessesOf("\n\n")).hasMessageContaining("there is no line in it");
    }

    // ---- detection

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "time_ns,vcpu,op,address,size", "size,op,address,vcpu,time_ns\r\n1,R,0x10,0,7\r\n"})
    void shouldRecogniseItsHeader(String text) {
        assertThat(recognises(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "7,1,R,0x10,8\n",
                "time_ns,vcpu,op,address\n",
                "time_ns,vcpu,op,address,size,\n",
                "time_ns,vcpu,op,address,address\n",
                "time_ns,vcpu,op,address,TIME_NS\n",
                "time_ns;vcpu;op;address;size\n",
                "t_us,page,kind\n",
                "I  04001090,3\n"
            })
    void shouldNotRecogniseAnythingElse(String text) {
        assertThat(recognises(text)).isFalse();
    }

    private boolean recognises(String text) {
        return csv.recognises(new TraceSample(text.getBytes(StandardCharsets.ISO_8859_1), true));
    }

    private List<String> accessesOf(String text) throws IOException {
        return accesses(Files.writeString(folder.resolve("trace"), text));
    }

    private List<String> accesses(Path trace) throws IOException {
        List<String> seen = new ArrayList<>();
        TraceFile.open(trace).read(csv, new AccessSink() {
            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                add(timeNanos + " ns", vcpu, address, sizeBytes, kind);
            }

            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                add("no time", vcpu, address, sizeBytes, kind);
            }

            private void add(String time, int vcpu, long address, long sizeBytes, AccessKind kind) {
                seen.add(time + ", vCPU " + vcpu + ", " + kind + " " + Long.toHexString(address) + " " + sizeBytes);
            }
        });
        return seen;
    }
}
