package tandem.formats.qemuexeclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

class QemuExeclogTest {
    private static final String SYSTEM = """
        0, 0xa12, 0xf8012400, "ldm r4!, {r0, r1}, \\"odd\\"", load, 0x1000, RAM, load, 0x1004, pc.ram
        1, 0xa14, 0xf96b, "movs r4, #0"
        1, 0xa16, 0xf96b, "str r4, [r1]", store, 0xfee00020, ioapic, store, 0xb8000, vga.vram, store, 0x2000, RAM
        """;

    private final QemuExeclog execlog = new QemuExeclog();

    @Test
    void shouldReadAProgramsFetchesAndData() throws IOException {
        ReadTrace trace = ReadTrace.of(execlog, """
            0, 0x4002825b73, 0xbf8e8, "callq 0x4002826770", store, 0x400280a8d8
            0, 0x4002826770, 0x55, "pushq %rbp"
            1, 0x4002826778, 0x59058d48, "cmpxchgl %ecx, (%rdx)", load, 0x400283f2d8, store, 0x400283f2d8
            """);

        assertThat(trace.accesses())
                .containsExactly(
                        "FETCH 4002825b73 1",
                        "WRITE 400280a8d8 1",
                        "FETCH 4002826770 1",
                        "FETCH 4002826778 1 on 1",
                        "READ 400283f2d8 1 on 1",
                        "WRITE 400283f2d8 1 on 1");
        assertThat(trace.warnings()).isEmpty();
        assertThat(execlog.guestPhysical()).isFalse();
    }

    @Test
    void shouldReadOnlyRamOfAWholeSystem() throws IOException {
        ReadTrace trace = ReadTrace.of(execlog, SYSTEM);

        assertThat(trace.accesses())
                .containsExactly(
                        "FETCH a12 1",
                        "READ 1000 1",
                        "READ 1004 1",
                        "FETCH a14 1 on 1",
                        "FETCH a16 1 on 1",
                        "WRITE 2000 1 on 1");
        assertThat(trace.warnings()).singleElement().asString().contains("qemu-execlog.fetches=false");
        assertThat(execlog.guestPhysical()).isFalse();
    }

    @Test
    void shouldLeaveFetchesOutAndCountThemAsTime() throws IOException {
        execlog.fetches = false;

        ReadTrace trace = ReadTrace.of(execlog, SYSTEM);

        assertThat(trace.accesses()).containsExactly("1 READ 1000 1", "1 READ 1004 1", "2 WRITE 2000 1 on 1");
        assertThat(trace.warnings()).isEmpty();
        assertThat(execlog.guestPhysical()).isTrue();
        ReadTrace.of(execlog, "0, 0xa12, 0xf8, \"pop\", load, 0x1000\n");
        assertThat(execlog.guestPhysical()).isFalse();
    }

    @Test
    void shouldSkipRegisters() throws IOException {
        assertThat(ReadTrace.of(execlog, """
            0, 0xa12, 0xf8012400, "pop %rax", load, 0x1000, RAM, rax -> 0x17, rsp -> 0x00
            0, 0xa14, 0xf8012400, "pop %rax", load, 0x1008, rax -> 0x17
            0, 0xa16, 0xf8012400, "mov %rax, %rbx", rbx -> 0x17
            """).accesses())
                .containsExactly("FETCH a12 1", "READ 1000 1", "FETCH a14 1", "READ 1008 1", "FETCH a16 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0, 0xa1",
                "0, 0xa12, 0xf8",
                "0, 0xa12, 0xf8, \"pop",
                "0, a12, 0xf8, \"pop\"",
                "0, 0x, 0xf8, \"pop\"",
                "x, 0xa12, 0xf8, \"pop\"",
                "0, 0xa12, 0xf8, \"pop\",",
                "0, 0xa12, 0xf8, \"pop\", lo",
                "0, 0xa12, 0xf8, \"pop\", load",
                "0, 0xa12, 0xf8, \"pop\", load, ",
                "0, 0xa12, 0xf8, \"pop\", load, 0x",
                "0, 0xa12, 0xf8, \"pop\", load, 0x1000, RAM, sto",
                "0, 0xa12, 0xf8, \"pop\", load, 0x1000, RAM, store",
                "99999999999, 0xa12, 0xf8, \"pop\"",
                "hello world",
            })
    void shouldRefuseWhatIsNoRecordOrWasCut(String line) {
        assertThatThrownBy(() -> ReadTrace.of(execlog, "0, 0xa12, 0xf8, \"pop\", load, 0x1000, RAM\n\n" + line))
                .hasMessageContaining("trace: line 3: ");
    }

    @Test
    void shouldReadWhatItsHelpShows() throws IOException {
        String lines = String.join(
                "\n",
                execlog.help().lines().filter(line -> line.matches("\\d, .*")).toList());

        assertThat(ReadTrace.recognises(execlog, lines)).isTrue();
        assertThat(ReadTrace.of(execlog, lines).accesses()).hasSize(4);
    }

    @Test
    void shouldCountWhatIsInARealRecording() throws IOException {
        Path path = Path.of("../../../shared/traces/execlog/true-user.execlog.gz");
        assumeThat(Files.exists(path))
                .as("there is no ../shared beside the project")
                .isTrue();
        assertThat(TraceFile.open(path).detect(List.of(execlog))).isSameAs(execlog);

        ReadTrace trace = ReadTrace.of(execlog, path);

        assertThat(List.of(trace.records(), trace.reads(), trace.writes(), trace.fetches()))
                .containsExactly(141_525L, 25_117L, 10_673L, 105_735L);
        assertThat(List.of(trace.pages(), trace.writtenPages())).containsExactly(133, 22);
        assertThat(List.of(trace.lowest(), trace.highest())).containsExactly(0x4000000040L, 0x4002a32218L);
    }
}
