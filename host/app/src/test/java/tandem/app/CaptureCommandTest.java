package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures with tools that only seem to be valgrind and perf, and once with the real one where it is installed. */
class CaptureCommandTest {
    private static final String FORMATS = Installed.ROOT
            .resolve("target/tandem/trace-formats")
            .toAbsolutePath()
            .toString();
    private static final String USUAL_PATH = ":/usr/bin:/bin";

    private TestProgram program = new TestProgram(Path.of(""));
    private Path folder = Path.of("");
    private Path tools = Path.of("");

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        this.folder = folder;
        program = new TestProgram(folder);
        tools = Files.createDirectory(folder.resolve("tools"));
        tool("valgrind", """
            [ "$1" = --version ] && echo valgrind-7 && exit
            for option; do
                case $option in
                    --log-file=*) log=${option#*=} ;;
                    -*) ;;
                    *) break ;;
                esac
                shift
            done
            printf '==5== hello\\nI  04001090,3\\n L 1fff000768,8\\n L 1fff0' >"$log"
            exec "$@"
            """);
        tool("perf", """
            case $1 in
                --version) echo perf version 7 ;;
                record)
                    while [ "$1" != -- ]; do shift; done
                    shift
                    exec "$@" ;;
                script)
                    case "$*" in
                        *"-F pid "*) printf '  7\\n  7\\n  8\\n' ;;
                        *--pid=7*) echo 'ls 7/7 [000]  1.000000500: exceptions:page_fault_user:' \\
                            'address=0x7f00 ip=0x1 error_code=0x6' ;;
                    esac ;;
            esac
            """);
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void shouldRecordWholeLinesAndSayHow() throws Exception {
        TestProgram.Ran ran = capture("--", "sh", "-c", "exit 7; echo 'two\nlines'");
        assertThat(ran.status()).isEqualTo(7);
        assertThat(lines("sh.lackey.gz"))
                .hasSize(6)
                .contains(
                        "==0== valgrind -q --tool=lackey --trace-mem=yes --child-silent-after-fork=yes sh -c"
                                + " $'exit 7; echo \\'two\\012lines\\''",
                        "==5== hello",
                        "I  04001090,3",
                        " L 1fff000768,8",
                        "==0== It ended with status 7.");
        assertThat(lines("sh.lackey.gz").get(0))
                .startsWith("==0== Recorded by Tandem ")
                .endsWith(" with valgrind-7:");
        assertThat(ran.err()).contains("recorded in sh.lackey.gz, ", " bytes. Next: tandem replay sh.lackey.gz");
        TestProgram.Ran inspected = program.run("inspect", path("sh.lackey.gz"), "--plugins", FORMATS, "--json");
        assertThat(inspected.out()).contains("\"format\" : \"lackey\"", "\"records\" : 2,");
    }

    @Test
    void shouldLeaveInputOutputAndErrorsToTheCommand() throws Exception {
        TestProgram.Ran ran = capture("-o", "x.lackey", "sh", "-c", "cat; echo wrong >&2", "--", "-o", "y");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("typed\n");
        assertThat(ran.err()).contains("\nwrong\n");
        assertThat(Files.readString(folder.resolve("x.lackey"))).contains("I  04001090,3\n");
    }

    @Test
    void shouldRecordThePageFaultsOfTheFirstProcess() throws Exception {
        TestProgram.Ran ran = capture("--format", "page-faults", "--", "sh", "-c", "exit 3");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(lines("sh.page-faults.gz"))
                .contains(
                        "# perf record -e exceptions:page_fault_user -e exceptions:page_fault_kernel -- sh -c 'exit 3'",
                        "# Note: left out: the processes that it has started (1), for each has memory of its own."
                                + " Record the one that matters by itself",
                        "# It ended with status 3.");
        TestProgram.Ran inspected = program.run("inspect", path("sh.page-faults.gz"), "--plugins", FORMATS, "--json");
        assertThat(inspected.out()).contains("\"format\" : \"page-faults\"", "\"records\" : 1,", "\"writes\" : 1,");
    }

    @Test
    void shouldRecordPageFaultsWithBpftraceWhereThereIsNoPerf() throws Exception {
        Files.delete(tools.resolve("perf"));
        tool("bpftrace", """
            [ "$1" = --version ] && echo bpftrace v7 && exit
            echo mine; echo mine >&2
            echo 'sh 7/7 [001] 2.000000001: page_fault_user: address=0x2000 ip=0x1 error_code=0x6' >"$3"
            echo 'sh 7/7 [000] 1.000000001: page_fault_user: address=0x1000 ip=0x1 error_code=0x4' >>"$3"
            echo 'Lost 3 events' >>"$3"
            exec $6
            """);
        TestProgram.Ran ran = start(
                tools.toString(), "capture", "--format", "page-faults", "--", "/bin/sh", "-c", "echo \"it's\"; exit 5");
        assertThat(ran.status()).as(ran.err()).isEqualTo(5);
        assertThat(ran.out()).isEqualTo("it's\n");
        assertThat(ran.err()).contains("bpftrace says: Lost 3 events").doesNotContain("mine");
        assertThat(lines("sh.page-faults.gz").get(2)).contains("address=0x1000");
        assertThat(lines("sh.page-faults.gz").get(3)).contains("address=0x2000");
    }

    @Test
    void shouldSayWhatToDoWherePageFaultsMayNotBeRecorded() throws Exception {
        tool("perf", """
            case $1 in
                record) printf 'event syntax error\\n  \\\\___ here\\n\\nError: No permissions\\n'; exit 129 ;;
            esac
            """);
        TestProgram.Ran ran = capture("--format", "page-faults", "--", "ls");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("perf may not record page faults here. Run this as root, or let users do it")
                .endsWith("Perf says: Error: No permissions\n");
        assertThat(captured()).isEmpty();
    }

    @Test
    void shouldSayWhatToInstall() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(start(empty.toString(), "capture", "--", "ls").err())
                .contains("valgrind, which records lackey traces, is not installed. On Debian and Ubuntu: apt install"
                        + " valgrind");
        TestProgram.Ran ran = start(empty.toString(), "capture", "--format", "page-faults", "--", "ls");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("neither perf nor bpftrace, which record page faults, is installed. On Debian: apt install"
                        + " linux-perf;");
    }

    @Test
    void shouldRefuseACommandThatIsNotThere() throws Exception {
        assertThat(capture("--", "no-such-command").err()).contains("there is no command no-such-command on the PATH");
        assertThat(capture("--", "./no-such-command").err()).contains("./no-such-command: there is no such file");
        Files.writeString(folder.resolve("text"), "");
        TestProgram.Ran ran = capture("--", "./text");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("./text: this is no program that can be run");
        assertThat(captured()).isEmpty();
    }

    @Test
    void shouldReplaceAFileOnlyWhenTold() throws Exception {
        Path there = Files.writeString(folder.resolve("true.lackey.gz"), "mine");
        TestProgram.Ran ran = capture("--", "true");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("true.lackey.gz: there is such a file already");
        assertThat(there).hasContent("mine");
        assertThat(capture("--force", "--", "true").status()).isZero();
        assertThat(lines("true.lackey.gz")).contains("I  04001090,3");
    }

    @Test
    void shouldRefuseATraceOfNothing() throws Exception {
        tool("valgrind", "echo may not; exit 126");
        TestProgram.Ran ran = capture("--", "true");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("nothing was recorded of true, which ended with status 126");
        assertThat(captured()).isEmpty();
    }

    @Test
    void shouldKeepWhatWasRecordedWhenItIsInterrupted() throws Exception {
        Process capture = process(tools + USUAL_PATH, "capture", "--replay", "--", "sh", "-c", "echo up; sleep 2");
        InputStream out = capture.getInputStream();
        assertThat(new String(out.readNBytes(3), StandardCharsets.UTF_8)).isEqualTo("up\n");
        capture.destroy();
        assertThat(capture.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(capture.exitValue()).isEqualTo(143);
        assertThat(lines("sh.lackey.gz")).contains("I  04001090,3", "==0== Interrupted.");
        assertThat(Files.readString(folder.resolve("err")))
                .contains("interrupted; what was recorded until then is in sh.lackey.gz, ")
                .doesNotContain("replay");
        assertThat(captured()).containsExactly("sh.lackey.gz");
    }

    @Test
    void shouldReplayWhatItHasRecorded() throws Exception {
        program.withStrategy("push");
        TestProgram.Ran ran = capture("--replay", "--plugins", FORMATS, "--", "sh", "-c", "exit 4");
        assertThat(ran.out()).contains("strategy", "push", "sh.lackey.gz", "Results: ");
        assertThat(ran.status()).isEqualTo(4);
    }

    @Test
    void shouldRefuseWhatCannotBeRecorded() {
        TestProgram.Ran ran = program.run("capture", "--format", "page-fault", "--", "ls");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("--format: there is no format that can be recorded \"page-fault\"; did you mean"
                        + " \"page-faults\"? There are: lackey, page-faults");
        assertThat(program.run("capture").err()).contains("Missing required parameter: 'COMMAND'");
    }

    @Test
    void shouldRecordWithTheRealValgrind() throws Exception {
        assumeThat(Path.of("/usr/bin/valgrind")).as("valgrind is not installed").exists();
        TestProgram.Ran ran = start(USUAL_PATH, "capture", "-o", "true.lackey.zst", "--", "true");
        assertThat(ran.status()).as(ran.err()).isZero();
        TestProgram.Ran inspected = program.run("inspect", path("true.lackey.zst"), "--plugins", FORMATS, "--json");
        assertThat(inspected.out())
                .contains("\"format\" : \"lackey\"", "\"compression\" : \"zstd\"")
                .containsPattern("\"fetches\" : \\d{5,}");
    }

    private TestProgram.Ran capture(String... args) throws IOException, InterruptedException {
        return start(
                tools + USUAL_PATH,
                Stream.concat(Stream.of("capture"), Arrays.stream(args)).toArray(String[]::new));
    }

    /** Runs the program in a process of its own, in the folder of the test, with this path. */
    private TestProgram.Ran start(String path, String... args) throws IOException, InterruptedException {
        Process process = process(path, args);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new TestProgram.Ran(status, out, Files.readString(folder.resolve("err")));
    }

    private Process process(String path, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtandem.home=" + program.plugins().getParent(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path")));
        for (String flag : List.of("java.lang", "java.lang.reflect", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + flag + "=ALL-UNNAMED");
        }
        command.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        command.add("--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");
        command.add("tandem.app.Main");
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(
                        Files.writeString(folder.resolve("in"), "typed\n").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("PATH", path);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private List<String> lines(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }

    /** What lies in the folder and may be a trace, whole or not. */
    private List<String> captured() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains(".gz") || name.contains("part-"))
                    .toList();
        }
    }

    private String path(String name) {
        return program.path(name).toString();
    }
}
