package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private TestProgram program = new TestProgram(Path.of(""));
    private String trace = "";
    private Path out = Path.of("");

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        program = new TestProgram(folder).withFormat();
        JarBuilder.plugin("good")
                .strategy("post-copy", TestProgram.PUSH_ALL)
                .strategy("stop", "source.pause(); wire.sendAll(source.missing()::first); wire.handOver();")
                .in(program.plugins());
        trace = program.trace().toString();
        out = folder.resolve("out");
    }

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
        JsonNode run = new ObjectMapper().readTree(out.resolve("run.json").toFile());

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
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("run.json").toFile())
                        .at("/rig/pages")
                        .asText())
                .isEqualTo(list.toString());
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
    void shouldNameTheBestAndHowFarItIsFromPostCopy() {
        TestProgram.Ran ran = program.run("replay", trace, "--out", out.toString());
        assertThat(ran.out()).containsPattern("strategy +lost time +downtime +total time +stall time +network faults");
        assertThat(ran.out())
                .containsPattern("Best: post-copy, with a lost time of [0-9.,]+ ms, the baseline itself"
                        + " \\(some.trace, default rig\\)\\.");
        TestProgram.Ran without = program.run("replay", trace, "--strategy", "stop", "--link", "wan");
        assertThat(without.out())
                .contains("; post-copy took no part (some.trace, default rig but bandwidth 12.5MB/s, latency 10ms).");
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
    void shouldFailOnlyTheStrategiesThatFail() throws IOException {
        JarBuilder.plugin("bad")
                .strategy("throws", "source.pause(); throw new ArithmeticException(\"by zero\");")
                .strategy("twice", "wire.send(3); wire.send(3);")
                .strategy("incomplete", "source.pause(); wire.handOver();")
                .strategy(
                        "greedy",
                        "long[][] all = new long[64][]; for (int i = 0; i < 64; i++) all[i] = new long[Integer.MAX_VALUE - 8];")
                .strategy("idle", "")
                .in(program.plugins());
        TestProgram.Ran ran = program.run("replay", trace, "--out", out.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "twice FAILED: sends page 3 twice without declaring rounds",
                        "idle FAILED: ends without handing over")
                .anyMatch(
                        line -> line.startsWith(
                                "throws FAILED: throws java.lang.ArithmeticException: by zero at test.Sthrows.migrate(Sthrows.java:"))
                .anyMatch(line -> line.startsWith("incomplete FAILED: ends with 20 of 20 pages missing on the target"))
                .anyMatch(line -> line.startsWith("greedy FAILED: runs out of memory, even alone, at a heap of "));
        assertThat(timings())
                .hasSize(7)
                .filteredOn(row -> row.get("failure").isEmpty())
                .hasSize(2);
        assertThat(runJson().get("state").asText()).isEqualTo("a strategy failed");
        assertThat(out.resolve("journal").resolve("throws")).doesNotExist();
        assertThat(out.resolve("journal").resolve("stop")).exists();
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
    void shouldSayThatRoundsDidNotConverge() throws IOException {
        JarBuilder.plugin("rounds")
                .strategy(
                        "impatient",
                        "source.logDirty(); wire.sendAll(source.startRound()); source.pause(false);"
                                + "wire.sendAll(source.missing()::first); wire.handOver();")
                .in(program.plugins());
        TestProgram.Ran ran =
                program.run("replay", trace, "--time-scale", "10", "--strategy", "impatient", "--out", out.toString());

        // 20 pages in 0.7 ms; each 100 us the guest writes another, three of them after they have been sent.
        assertThat(ran.out())
                .contains("impatient did not converge: 1 round left 3 pages. In the last the guest dirtied 17.625 MB/s,"
                        + " and the link takes 117.500 MB/s. It would have ended by itself after round 1 with 3 pages,"
                        + " 104.782 us of sending, allowed to be left; rounds still got shorter");
        assertThat(timings().get(0).get("not_converged")).isEqualTo("1");
        assertThat(timings().get(0).get("pages_at_pause")).isEqualTo("3");
        assertThat(Files.readAllLines(out.resolve("rounds.csv")))
                .containsExactly("strategy,round,pages,start_ns,end_ns,bytes", "impatient,1,20,0,698560,82080");
        JsonNode why = runJson().get("strategies").get(0).get("did_not_converge");
        assertThat(why.get("fewest_pages_left").asLong()).isEqualTo(3);
        assertThat(Files.readString(out.resolve("report.html"))).contains("impatient did not converge: 1 round");
    }

    @Test
    void shouldNotPraiseAStrategyThatPausedAFinishedGuest() throws IOException {
        JarBuilder.plugin("late")
                .strategy(
                        "late",
                        "wire.waitFor(1_000_000_000L); source.pause(); wire.sendAll(source.missing()::first);"
                                + "wire.handOver();")
                .in(program.plugins());

        TestProgram.Ran all = program.run("replay", trace, "--out", out.toString());
        assertThat(all.out())
                .contains("Best: post-copy, ")
                .containsPattern("stop +[0-9].*\\R(.*\\R)*late \\+ +0.000 ms")
                .contains("+ paused a guest that had finished: it moved nothing that ran");
        assertThat(Files.readString(out.resolve("report.html"))).contains("\"finished\" : true");

        TestProgram.Ran alone = program.run("replay", trace, "--strategy", "late");
        assertThat(alone.out()).contains("None is best: the guest had finished before any of them paused it.");
    }

    @Test
    void shouldRefuseWhatCannotBe() throws IOException {
        assertProblem(
                "--strategy: there is no strategy \"postcopy\"; did you mean \"post-copy\"? There are: post-copy, stop",
                trace,
                "--strategy",
                "postcopy");
        assertProblem("--option stop.x: there is no option \"x\". There are none.", trace, "--option", "stop.x=1");
        assertProblem(
                "--option nobody: there is no strategy or trace format \"nobody\".", trace, "--option", "nobody.x=1");
        assertProblem(
                "--option plain.shift: shift: \"5\" is no time: write it as 50us, 5ms or 2s",
                trace,
                "--option",
                "plain.shift=5");
        assertProblem("--option stop: write it as NAME.OPTION=VALUE", trace, "--option", "stop");
        assertProblem(
                "--latency: \"5 parsecs\" is no time: write it as 50us, 5ms or 2s", trace, "--latency", "5 parsecs");
        assertProblem("--bandwidth: \"0B/s\" is out of its limits: at least 1B/s", trace, "--bandwidth", "0B/s");
        assertProblem("--time-scale: \"fast\" is no number: write it as 2 or 0.5", trace, "--time-scale", "fast");
        assertProblem("--time-scale: \"0\" must be more than 0", trace, "--time-scale", "0");
        assertProblem("--link: there is no link \"2gbe\"; did you mean \"1gbe\"?", trace, "--link", "2gbe");
        assertProblem("--profile: there is no profile \"real\"; did you mean \"ideal\"?", trace, "--profile", "real");
        assertProblem("this rig and this trace do not go together: start ", trace, "--start", "2s");
        assertProblem("there is no option --bandwith=1gbit; did you mean --bandwidth", trace, "--bandwith=1gbit");
        assertProblem("Missing required parameter: 'TRACE'. See: tandem help replay");
        assertProblem("--pages " + out + ": there is no such file", trace, "--pages", out.toString());
        assertProblem("--format: there is no trace format \"none\". There are: plain", trace, "--format", "none");
    }

    @Test
    void shouldRefuseATraceThatCannotBeRead() throws IOException {
        Path bad = Files.writeString(program.path("bad.trace"), "10 R 1\n20 R 2\nrubbish\n");
        assertProblem(bad + ": line 3: not a plain access: \"rubbish\"", bad.toString());
        Path none = program.path("none.trace");
        assertProblem(none + ": there is no such file", none.toString());
        Path empty = Files.createFile(program.path("empty.trace"));
        assertProblem(empty + ": the file is empty", empty.toString());
        Path other = Files.writeString(program.path("other.trace"), "hello\n");
        assertProblem(other + ": no trace format recognises it; installed are: plain.", other.toString());
    }

    @Test
    void shouldRefuseAResultsFolderThatCannotBe() throws IOException {
        Files.createDirectories(out);
        assertThat(program.run("replay", trace, "--out", out.toString()).status())
                .isZero();
        assertProblem(
                "--out " + out + ": there is something already. Name a folder that is empty",
                trace,
                "--out",
                out.toString());
        assertProblem("the results folder " + trace + "/x cannot be written: ", trace, "--out", trace + "/x");
        assertProblem("--out is one folder", trace, trace, "--out", out.toString());
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

    private JsonNode runJson() throws IOException {
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    private List<CSVRecord> timings() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(out.resolve("timings.csv")), format)) {
            return parser.getRecords();
        }
    }

    private void assertProblem(String message, String... args) throws IOException {
        String[] all = new String[args.length + 1];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        TestProgram.Ran ran = program.run(all);
        List<String> said =
                ran.err().lines().filter(line -> line.startsWith("tandem: ")).toList();
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("tandem: " + message);
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
        if (Files.exists(program.results())) {
            try (var left = Files.list(program.results())) {
                assertThat(left.map(folder -> folder.getFileName().toString())).allMatch(name -> name.equals("tapes"));
            }
        }
    }
}
