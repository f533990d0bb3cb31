package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other runs of the program beside the one that the source executes, and page maps for what lay elsewhere in them. */
class SecondTraceTest {
    private TestProgram program = new TestProgram(Path.of(""));
    private Path first = Path.of("");
    private Path moved = Path.of("");
    private Path map = Path.of("");

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        program = new TestProgram(folder).withFormat().withStrategy("push-all");
        first = Files.writeString(folder.resolve("first.trace"), "0 W 1\n9000 W 2\n20000 R 1\n30000 R 3\n");
        moved = Files.writeString(folder.resolve("moved.trace"), "0 W 101\n9000 W 102\n20000 R 101\n30000 R 9\n");
        map = write("from,to,length\n0x65000,4096,8KiB\n0x9000,0x3000,0x1000\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(program.path("pages.map"), text);
    }

    @Test
    void shouldCompareTwoRuns() throws IOException {
        JsonNode apart = compare(first, moved);
        assertThat(apart.get("pages").toString()).isEqualTo("{\"first\":3,\"second\":3,\"both\":0,\"jaccard\":0.0}");
        assertThat(apart.get("kendall_tau").isNull()).isTrue();

        JsonNode same = compare(first, moved, "--map", map.toString());
        assertThat(same.get("pages").toString()).isEqualTo("{\"first\":3,\"second\":3,\"both\":3,\"jaccard\":1.0}");
        assertThat(same.get("longest_common_subsequence").asInt()).isEqualTo(3);
        assertThat(same.get("longest_common_subsequence_share").asDouble()).isEqualTo(1);
        assertThat(same.get("kendall_tau").asDouble()).isEqualTo(1);
        assertThat(same.get("tenths")).hasSize(10);
        assertThat(same.get("second_map").get("sha256").asText()).isEqualTo(Digests.sha256(map));
        assertThat(same.get("second_trace").get("sha256").asText()).isEqualTo(Digests.sha256(moved));
    }

    private JsonNode compare(Path one, Path other, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("inspect", "--compare", "--json"));
        args.addAll(List.of(one.toString(), other.toString()));
        args.addAll(List.of(more));
        TestProgram.Ran ran = program.run(args.toArray(new String[0]));
        assertThat(ran.err()).doesNotContain("tandem: ");
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void shouldShowPeopleHowAlikeTwoRunsAre() {
        TestProgram.Ran ran =
                program.run("inspect", first.toString(), moved.toString(), "--compare", "--map", map.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("second  moved.trace with its pages moved by pages.map")
                .containsPattern("pages touched +3 +3 +3 +Jaccard index 100.0 %\n")
                .containsPattern("in one order of first touch +3 +longest common subsequence, 100.0 % of")
                .containsPattern("Kendall's tau of the two orders +1.0000 ")
                .containsPattern("0 to 10 % +1 +1 +1 +100.0 % +1 +1 +1 +100.0 %\n")
                .containsPattern("10 to 20 % +0 +0 +0 +- +0 +0 +0 +-\n");
    }

    @Test
    void shouldMoveThePagesOfTheTarget() throws IOException {
        JsonNode apart = replay("--target-trace", moved.toString());
        JsonNode same = replay("--target-trace", moved.toString(), "--target-map", map.toString());
        assertThat(pagesSent(apart)).isEqualTo(6);
        assertThat(pagesSent(same)).isEqualTo(3);
        assertThat(same.get("run").get("target_map").get("file").asText()).isEqualTo("pages.map");
        assertThat(same.get("run").get("target_map").get("sha256").asText()).isEqualTo(Digests.sha256(map));
        assertThat(same.get("verdict").asText())
                .contains("(first.trace, on the target moved.trace with its pages moved by pages.map, default rig)");
    }

    @Test
    void shouldTellStrategiesWhatWasRecorded() throws IOException {
        JarBuilder.plugin("asks").strategy("asks", """
                        int[] touches = source.warmUpTouches();
                        if (!java.util.Arrays.equals(touches, new int[] {2, 0})) {
                            throw new IllegalStateException(java.util.Arrays.toString(touches));
                        }
                        """ + TestProgram.PUSH_ALL).in(program.plugins());
        Path before = Files.writeString(program.path("before.trace"), "0 R 9\n10 R 200\n20 W 101\n");
        JsonNode report = replay("--recorded-trace", before.toString(), "--recorded-map", map.toString());
        JsonNode run = report.get("run");
        assertThat(run.get("state").asText()).isEqualTo("done");
        assertThat(run.get("recorded_trace").get("file").asText()).isEqualTo("before.trace");
        assertThat(run.get("recorded_map").get("sha256").asText()).isEqualTo(Digests.sha256(map));
        assertThat(pagesSent(report)).isEqualTo(3);
    }

    /** The data of the report. */
    private JsonNode replay(String... args) throws IOException {
        Path out = program.path(
                "out-" + args.length + Integer.toHexString(List.of(args).hashCode()));
        List<String> all = new ArrayList<>(List.of("replay", first.toString(), "--out", out.toString()));
        all.addAll(List.of(args));
        program.run(all.toArray(new String[0]));
        String report = Files.readString(out.resolve("report.html"));
        int start = report.indexOf('>', report.indexOf("<script type=\"application/json\"")) + 1;
        return new ObjectMapper().readTree(report.substring(start, report.indexOf("</script>", start)));
    }

    private static long pagesSent(JsonNode report) {
        return report.get("strategies")
                .get(report.get("strategies").size() - 1)
                .get("figures")
                .get("pages_sent")
                .asLong();
    }

    @Test
    void shouldRefuseAMapThatCannotBe() throws IOException {
        assertRefused("0x1000,0x2000\n", ", line 1: write from,to,length, such as");
        assertRefused("from,to,length\n0x1g,0x2000,4096\n", ", line 2: \"0x1g\" is no address");
        assertRefused("-4096,0x2000,4096\n", ", line 1: \"-4096\" is no address");
        assertRefused("0,0x2000,99999999999999999999KiB\n", ", line 1: \"99999999999999999999KiB\" is too large");
        assertRefused("0,0x2000,four\n", ", line 1: \"four\" is no size: write it as 4096, 4KiB or 13MB");
        assertRefused("0,0x2000,0\n", ", line 1: the length \"0\" must be more than 0");
        assertRefused("0x1004,0x2000,4096\n", ", line 1: from 0x1004 is no multiple of the page size, 4KiB");
        assertRefused("0x1000,0x2004,4096\n", ", line 1: to 0x2004 is no multiple of the page size");
        assertRefused("0x1000,0x2000,5000\n", ", line 1: length 0x1388 is no multiple of the page size");
        assertRefused(
                "0x1000,0xfffffffffffff000,8KiB\n", ", line 1: 0xfffffffffffff000 and the length lead past the last");
        assertRefused("0x65000,0x1000,8KiB\n\n0x66000,0x9000,4KiB\n", ", line 3: from 0x66000 overlaps with line 1");
        assertRefused(
                "0x65000,0x1000,8KiB\n0x9000,0x2000,4KiB\n",
                ", line 2: two pages would become one: to 0x2000 overlaps with line 1");
        assertRefused(
                "0x65000,0x8000,8KiB\n",
                ", line 1: the page at 0x9000 of moved.trace would be in one place with the page that is moved there");
        assertRefused("0x1000,0x65000,8KiB\n", ": it moves no page of moved.trace");
    }

    @Test
    void shouldTakeTheLastPageThereIs() throws IOException {
        assertThat(run(write("0x65000,0xfffffffffffff000,4096\n")).status()).isZero();
    }

    private void assertRefused(String text, String problem) throws IOException {
        TestProgram.Ran ran = run(write(text));
        assertThat(ran.err()).contains("tandem: " + map + problem);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    private TestProgram.Ran run(Path pages) {
        return program.run(
                "replay", first.toString(), "--target-trace", moved.toString(), "--target-map", pages.toString());
    }

    @Test
    void shouldRefuseAMapWithoutATraceToMove() {
        assertProblem("--target-map: there is no --target-trace", "replay", "--target-map");
        assertProblem("--recorded-map: there is no --recorded-trace", "replay", "--recorded-map");
        assertProblem("--map: there is no second trace", "inspect", "--map");
    }

    private void assertProblem(String problem, String command, String flag) {
        TestProgram.Ran ran = program.run(command, first.toString(), flag, map.toString());
        assertThat(ran.err()).contains("tandem: " + problem);
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void shouldSayHowManyTracesItTakes() {
        TestProgram.Ran one = program.run("inspect", first.toString(), "--compare");
        assertThat(one.err()).contains("--compare: it takes two traces to compare");
        assertThat(one.status()).isEqualTo(2);
        TestProgram.Ran two = program.run("inspect", first.toString(), moved.toString());
        assertThat(two.err()).contains("say so with --compare");
        assertThat(two.status()).isEqualTo(2);
    }
}
