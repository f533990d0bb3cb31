package tandem.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.engine.trace.TraceFile;

/** What is read, and as which options say. */
class CsvTest extends CsvReading {
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

    @Test
    void shouldReadTheCanonicalColumnsWithoutHeader() throws IOException {
        assertThat(accessesOf("7,1,R,0x10,8\n8,0,W,32,16\n"))
                .containsExactly("7 ns, vCPU 1, READ 10 8", "8 ns, vCPU 0, WRITE 20 16");
    }

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
    void shouldPreferTheColumnThatIsWrittenAsTheOptionSays() throws IOException {
        csv.address = "Page";

        assertThat(accessesOf("time_ns,op,page,Page\n7,R,1,0x10\n")).containsExactly("7 ns, vCPU 0, READ 10 1");
        csv.address = "PAGE";
        assertThatThrownBy(() -> accessesOf("time_ns,op,page,Page\n7,R,1,0x10\n"))
                .hasMessageContaining("trace: line 1: 2 columns have the name \"PAGE\" of csv.address");
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
}
