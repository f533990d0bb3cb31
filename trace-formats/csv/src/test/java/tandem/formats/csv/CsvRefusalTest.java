package tandem.formats.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.engine.trace.TraceFileException;

/** What is refused, and what is said of it. */
class CsvRefusalTest extends CsvReading {
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

    @ParameterizedTest
    @CsvSource({"tab,'\t'", "space,' '"})
    void shouldTakeNoDelimiterForABlankAroundAField(String option, String delimiter) {
        csv.delimiter = option;

        assertThatThrownBy(() -> accessesOf((HEADER + "7,1,,R,0x10,8\n").replace(",", delimiter)))
                .hasMessageContaining("trace: line 2: 6 columns instead of 5");
    }

    @Test
    void shouldNotChooseBetweenColumnsOfOneName() {
        assertThatThrownBy(() -> accessesOf("time_ns,vcpu,vcpu,op,address\n7,0,1,R,0x10\n"))
                .hasMessageContaining("trace: line 1: 2 columns have the name \"vcpu\" of csv.vcpu");
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
    void shouldRefuseATraceOfEmptyLines() {
        assertThatThrownBy(() -> accessesOf("\n\n")).hasMessageContaining("there is no line in it");
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
}
