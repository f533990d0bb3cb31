package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What a replay takes in, and what it leaves in its results folder. */
class ReplayCommandTest extends ReplayRuns {
    @Test
    void shouldLeaveItsResultsInTheFolderNamed() throws IOException {
        TestProgram.Ran ran = program.run("replay", trace, "--out", out.toString());
        assertThat(ran.status()).isZero();
        assertThat(out).isDirectoryContaining("glob:**/report.html");
        assertThat(TestProgram.files(out).keySet())
                .contains(
                        "run.json",
                        "timings.csv",
                        "rounds.csv",
                        "progress.csv",
                        "stalls.csv",
                        "machine.json",
                        "report.html")
                .anyMatch(file -> file.startsWith("journal/post-copy/"));
        assertThat(ran.out()).contains("Results: " + out);
        try (var left = Files.list(out.getParent())) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.contains("part"));
        }
    }

    @Test
    void shouldNameResultsAfterTraceAndTime() throws IOException {
        assertThat(program.run("replay", trace, trace).status()).isZero();
        try (var folders = Files.list(program.results())) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).filter(name -> !name.equals("tapes")))
                    .hasSize(2)
                    .allMatch(name -> name.matches("some\\.trace-[0-9]{8}-[0-9]{6}(-2)?"));
        }
    }

    @Test
    void shouldWriteOneRowAStrategyInTheOrderNamed() throws IOException {
        program.run("replay", trace, "--strategy", "stop,post-copy", "--out", out.toString());
        List<CSVRecord> rows = timings();
        assertThat(rows).extracting(row -> row.get("strategy")).containsExactly("stop", "post-copy");
        assertThat(Files.readString(out.resolve("timings.csv")))
                .startsWith("strategy,total_time_ns,downtime_ns,completion_ns,lost_time_ns,stall_time_ns,stall_p99_ns,"
                        + "stall_max_ns,hits,network_faults,inflight_waits,shared_waits,rounds,pages_sent,zero_pages,bytes_sent,"
                        + "cow_copies,cow_peak_pages,");
        // 20 pages of 4104 B and 256 KiB at 117.5 MB/s, 50 us, 5 ms
        assertThat(rows.get(0).get("total_time_ns"))
                .isEqualTo(Long.toString(20 * 34928 + 2231013 + 50_000 + 5_000_000));
        assertThat(rows.get(0).get("pages_sent")).isEqualTo("20");
    }

    @Test
    void shouldWarnEverywhereOfATraceWithHardlyAWrite() throws IOException {
        StringBuilder lines = new StringBuilder("0 W 0\n");
        IntStream.range(1, 1001).forEach(i -> lines.append(i * 10_000).append(" R 1\n"));
        Path few = Files.writeString(program.path("few.trace"), lines);
        Path enough = Files.writeString(program.path("enough.trace"), lines.substring(0, lines.length() - 13));
        String warning = "1 of 1,001 accesses to data are writes, fewer than 0.1 %";

        TestProgram.Ran ran =
                program.run("replay", enough.toString(), "--target-trace", few.toString(), "--out", out.toString());
        JsonNode run = runJson();

        assertThat(run.at("/trace/warnings")).isEmpty();
        assertThat(run.at("/target_trace/warnings/0").asText()).startsWith(warning);
        assertThat(ran.err()).contains("note: few.trace: " + warning).doesNotContain("note: enough.trace");
        assertThat(out.resolve("report.html")).content().contains(warning);
        assertThat(program.run("inspect", few.toString()).out()).contains("note: " + warning);
        assertThat(program.run("inspect", enough.toString()).out()).doesNotContain("note: ");
    }

    @Test
    void shouldUseThePageListBesideATraceThatTurnsOutToBeOfAWholeMachine() throws IOException {
        JarBuilder.plugin("frames").source("test.Frames", """
                package test;
                import tandem.api.*;
                public class Frames extends LineFormat {
                    private boolean read;
                    public String name() { return "frames"; }
                    public String help() { return "Frames, one a line."; }
                    public boolean recognises(TraceSample sample) { return false; }
                    public boolean guestPhysical() { return read; }
                    protected void line(Line line, AccessSink sink) throws TraceException {
                        sink.access(0, line.decimal(0, line.length()) * 4096, 8, AccessKind.WRITE);
                        read = true;
                    }
                }
                """).in(program.plugins());
        Path frames = Files.writeString(program.path("vm.trace"), "1\n3\n");
        Path list = Files.writeString(program.path("vm.pages.csv"), "first,last\n0,1\n");

        TestProgram.Ran ran = program.run(
                "replay", frames.toString(), "--format", "frames", "--memory", "64KiB", "--out", out.toString());

        assertThat(ran.err()).contains("note: all pages but those in " + list + " are taken to be zero");
        assertThat(timings())
                .allSatisfy(row -> assertThat(row.get("zero_pages")).isNotEqualTo("0"));
        assertThat(runJson().at("/rig/pages").asText()).isEqualTo(list.toString());
    }

    @Test
    void shouldGiveEqualRunsEqualBytes() throws IOException {
        program.run("replay", trace, "--out", out.toString());
        Path again = program.path("again");
        program.run("replay", trace, "--out", again.toString());
        Map<String, byte[]> first = TestProgram.files(out);
        Map<String, byte[]> second = TestProgram.files(again);
        first.remove("machine.json");
        second.remove("machine.json");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void shouldLetWhatIsTypedWinOverLinkAndLinkOverProfile() throws IOException {
        program.run(
                "replay",
                trace,
                "--latency",
                "1ms",
                "--link",
                "wan",
                "--profile",
                "hostile",
                "--source-speed",
                "70",
                "--out",
                out.toString());
        JsonNode rig = runJson().get("rig");
        assertThat(rig.get("latency").asText()).isEqualTo("1ms");
        assertThat(rig.get("bandwidth").asText()).isEqualTo("12.5MB/s");
        assertThat(rig.get("send-buffer").asText()).isEqualTo("4MiB");
        assertThat(rig.get("run-ahead").asText()).isEqualTo("100ms");
        assertThat(rig.get("source-speed").asText()).isEqualTo("70%");
    }

    @Test
    void shouldRecordWhatTheRunDependsOn() throws IOException {
        JarBuilder.plugin("tuned")
                .strategy(
                        "tuned",
                        "@Option(name = \"limit\", unit = Unit.TIME, defaultValue = \"300ms\", help = \"a limit\") long limit;",
                        "if (limit != 2_000_000) throw new IllegalStateException(\"limit is \" + limit);"
                                + TestProgram.PUSH_ALL)
                .in(program.userPlugins());
        TestProgram.Ran ran = program.run(
                "replay",
                trace,
                "--strategy",
                "tuned",
                "--option",
                "tuned.limit=2ms",
                "--option",
                "plain.shift=5us",
                "--out",
                out.toString());
        assertThat(ran.status()).isZero();
        JsonNode run = runJson();
        assertThat(run.get("trace").get("sha256").asText()).isEqualTo(Digests.sha256(Path.of(trace)));
        assertThat(run.get("trace").get("format_options").toString()).isEqualTo("{\"shift\":\"5us\"}");
        assertThat(run.get("trace").get("records").asLong()).isEqualTo(40);
        assertThat(run.get("strategies").get(0).get("options").toString()).isEqualTo("{\"limit\":\"2ms\"}");
        assertThat(run.get("plugins"))
                .extracting(plugin -> plugin.get("id").asText())
                .contains("tuned", "plain", "good");
        assertThat(run.get("command").toString()).doesNotContain(out.toString()).contains("tuned.limit=2ms");
        assertThat(run.get("state").asText()).isEqualTo("done");
    }

    @Test
    void shouldWriteAReportThatNeedsNothingElseAndTrustsNoName() throws IOException {
        JarBuilder.plugin("sly")
                .strategy("sly", "throw new IllegalStateException(\"</script><script>alert(1)</script>\");")
                .in(program.plugins());
        assertThat(program.run("replay", trace, "--out", out.toString()).status())
                .isEqualTo(1);
        String report = Files.readString(out.resolve("report.html"));
        assertThat(report).contains("\\u003c/script>").doesNotContain("<script>alert");
        assertThat(report)
                .doesNotContainPattern("<(script|link)[^>]+(src|href)=")
                .doesNotContain("@DATA@", "@SCRIPT@", "@ECHARTS@");
        assertThat(report.split("</script>", -1)).hasSize(4);
    }

    @Test
    void shouldMakeADamagedTapeAnew() throws IOException {
        program.run("replay", trace, "--out", out.toString());
        Path tapes = program.results().resolve("tapes");
        try (var kept = Files.list(tapes)) {
            Path tape = kept.findFirst().orElseThrow();
            Disk.delete(tape);
            Files.createDirectories(tape);
        }
        Path again = program.path("again");
        TestProgram.Ran ran = program.run("replay", trace, "--out", again.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.err())
                .contains("note: the tape of some.trace in " + tapes)
                .contains("is recorded anew");
        assertThat(again.resolve("timings.csv")).hasSameBinaryContentAs(out.resolve("timings.csv"));
    }
}
