package tandem.formats.pagefaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.tck.ReadTrace;

class PageFaultsTest {
    private static final String FAULT = "page_fault_user: address=0x7f12 ip=0x401000 error_code=0x6";

    private final PageFaults faults = new PageFaults();

    @ParameterizedTest
    @CsvSource({"0x14, FETCH", "0x15, FETCH", "0x6, WRITE", "0x7, WRITE", "0x2, WRITE", "0x4, READ", "0x0, READ"})
    void shouldTellTheKindByTheErrorCode(String code, String kind) throws IOException {
        assertThat(accesses(FAULT.replace("0x6", code).replaceFirst("^", "sort 7 [001] 1.000002: exceptions:")))
                .containsExactly("1000002000 " + kind + " 7f12 1 on 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort 22002 [001]  1260.574325: exceptions:",
                "          sort 22002 [001]  1260.574325: exceptions:",
                "sort 22002 1260.574325: exceptions:",
                "sort 21999/22002 [001]  1260.574325: exceptions:",
                "Web Content (2) 22002 [001]  1260.574325: exceptions:",
                "kworker/0:1-ev 22002 [001]  1260.574325: exceptions:",
                ":22002 22002 [001]  1260.574325: exceptions:",
                "sort 22002 [001]  1260.574325000: exceptions:",
                "            sort-22002 [001]  1260.574325: ",
                "            sort-22002 [001]  1260.574325:   ",
                "            sort-22002   [001] d..1.  1260.574325: ",
                "           <...>-22002   [001] ....  1260.574325: ",
                "   Web Content-22002   (  21999) [001] d... 1260.574325: ",
                "   Web-1 Content-22002   (-------) [001] d..2 1260.574325: ",
            })
    void shouldReadEveryHeadOfALine(String head) throws IOException {
        assertThat(accesses(head + FAULT)).containsExactly("1260574325000 WRITE 7f12 1 on 22002");
        assertThat(ReadTrace.recognises(faults, head + FAULT)).isTrue();
    }

    @Test
    void shouldReadWhatTheHelpShows() throws IOException {
        List<String> lines = faults.help()
                .lines()
                .filter(line -> line.contains("error_code"))
                .toList();

        assertThat(accesses(String.join("\n", lines)))
                .containsExactly(
                        "1260574325000 FETCH 7f12db52ab70 1 on 22002", "1260574330000 WRITE 7f12db543e06 1 on 1994");
    }

    @Test
    void shouldLeaveOtherCommandsOut() throws IOException {
        faults.command = "Web Content";

        assertThat(accesses("setarch 7 [001] 1.000001: " + FAULT + "\nWeb Content 7 [001] 1.000002: " + FAULT))
                .containsExactly("1000002000 WRITE 7f12 1 on 7");
    }

    @Test
    void shouldSkipWhatTraceCmdWritesBesides() throws IOException {
        assertThat(accesses("# tracer: nop\n#\ncpus=2\nCPU 0 is empty\n\nsort-7 [001] 1.000001: " + FAULT))
                .hasSize(1);
    }

    @Test
    void shouldWarnOfWhatFaultsDoNotShow() throws IOException {
        assertThat(ReadTrace.of(faults, "sort 7 [001] 1.000001: " + FAULT).warnings())
                .singleElement()
                .asString()
                .startsWith("page faults show the first touch of a page only");
    }

    @Test
    void shouldWarnOfEventsThatWereLost() throws IOException {
        assertThat(ReadTrace.of(faults, "CPU:1 [LOST 99 EVENTS]\nsort 7 [001] 1.000001: " + FAULT)
                        .warnings())
                .hasSize(2)
                .contains("the recorder lost events, so accesses are missing: CPU:1 [LOST 99 EVENTS]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\t    7fb83df9fb70 _start+0x0 (/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2)",
                "sort 7 [001] 1.000001: sched:sched_switch: prev_comm=sort",
                "sort 7 [001] 1.000001: page_fault_user: address=0x7f12 ip=0x401000 error_co",
                "sort 7 [001] 1.000001: page_fault_user: address=0x7f",
                "sort 7 [001] 1.0000",
                "sort",
                "7 [001] 1.000001: page_fault_user: address=0x7f12 ip=0x401000 error_code=0x6",
            })
    void shouldRefuseWhatIsNoFault(String line) {
        assertThatThrownBy(() -> accesses("sort 7 [001] 1.000001: " + FAULT + "\n" + line))
                .hasMessageContaining(
                        "trace: line 2: this is no page fault, or one that was cut off; print the fields");
    }

    @Test
    void shouldRefuseAddressesThatAreNoNumbers() {
        assertThatThrownBy(() -> accesses("sort 7 [001] 1.000001: " + FAULT.replace("0x7f12", "empty_zero_page")))
                .hasMessageContaining(
                        "line 1: the address is not a number but a name in the kernel: leave this line out");
    }

    @Test
    void shouldNotLoseItselfInALongLine() {
        assertThatThrownBy(() -> accesses(" 1-".repeat(300_000)))
                .hasMessageContaining("line 1: a line of more than 500 bytes is no page fault");
        assertThat(ReadTrace.recognises(faults, " 1-".repeat(20_000))).isFalse();
    }

    private List<String> accesses(String content) throws IOException {
        return ReadTrace.of(faults, content).accesses();
    }
}
