package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
    private TestProgram program = new TestProgram(Path.of(""));

    @BeforeEach
    void install(@TempDir Path folder) {
        program = new TestProgram(folder).withFormat().withStrategy("push-all");
    }

    @Test
    void shouldVaryOneParameterAtATime() throws IOException {
        Path out = program.path("study.csv");
        TestProgram.Ran ran =
                program.run("study", "concurrency", program.trace().toString(), "--out", out.toString());
        assertThat(ran.err()).contains("studying");
        assertThat(ran.status()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).startsWith("trace,parameter,value,strategy,lost_time_ns,stall_time_ns,network_faults");
        assertThat(lines).anyMatch(line -> line.contains(",source-speed,67%,push-all,"));
        assertThat(lost(lines, "latency,10ms")).isGreaterThan(lost(lines, "latency,50us"));
        assertThat(lost(lines, "bandwidth,100mbit")).isGreaterThan(lost(lines, "bandwidth,10gbit"));
    }

    private static long lost(List<String> lines, String cell) {
        String row = lines.stream()
                .filter(line -> line.contains("," + cell + ","))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(row.split(",", -1)[4]);
    }

    @Test
    void shouldCompareStrategiesUnderEachProfile() throws IOException {
        program.withStrategy("post-copy");
        JarBuilder.plugin("late")
                .strategy("late", "wire.waitFor(1_000_000_000L);" + TestProgram.PUSH_ALL)
                .strategy("broken", "")
                .in(program.plugins());
        Path out = program.path("study.csv");
        TestProgram.Ran ran = program.run(
                "study", "strategies", program.trace().toString(), "--latency", "1ms", "--out", out.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("Lost time in ms (per cent of the baseline's, post-copy) / stall time in ms,")
                .contains("The rig: each profile, else the default rig but latency 1ms. In bold")
                .containsSubsequence("Profile `ideal`:", "Profile `realistic`:", "Profile `hostile`:")
                .contains("| strategy | some.trace |\n|---|---:|\n| `broken` | failed |\n")
                .containsPattern("\\| `late` \\| 0.00 \\(0 %\\) / 0.00 / 0 \\+ \\|")
                .containsPattern("\\| `post-copy` \\| \\*\\*[0-9.]+\\*\\* \\(100 %\\) / [0-9.]+ / [0-9]+ \\|")
                .containsPattern("\\| `push-all` \\| [0-9.]+ \\(100 %\\) / [0-9.]+ / [0-9]+ \\|")
                .contains("+ paused a guest that had finished");
        assertThat(Files.readAllLines(out))
                .hasSize(1 + 3 * 4)
                .anyMatch(line -> line.startsWith("some.trace,profile,hostile,push-all,"))
                .anyMatch(
                        line -> line.startsWith("some.trace,profile,ideal,broken,,,,,,,,,,ends without handing over"));
    }

    @Test
    void shouldStudyStrategiesUnderTheProfileNamed() throws IOException {
        TestProgram.Ran ran = program.run("study", "strategies", program.trace().toString(), "--profile", "hostile");
        assertThat(ran.out()).contains("Profile `hostile`:").doesNotContain("`ideal`", "`realistic`");
    }

    @Test
    void shouldKeepATableWhateverATraceIsCalled() throws IOException {
        Path odd = Files.move(program.trace(), program.path("a|b<i>&*c*.trace"));
        TestProgram.Ran ran = program.run("study", "strategies", odd.toString(), "--profile", "ideal");
        assertThat(ran.out()).contains("| strategy | a\\|b&lt;i&gt;&amp;\\*c\\*.trace |\n|---|---:|\n");
    }

    @Test
    void shouldNotOverwriteAStudy() throws IOException {
        Path out = Files.writeString(program.path("study.csv"), "mine");
        TestProgram.Ran ran =
                program.run("study", "concurrency", program.trace().toString(), "--out", out.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("is there already");
        assertThat(out).hasContent("mine");
    }

    @Test
    void shouldRefuseAStrategyWithoutAName() throws IOException {
        TestProgram.Ran ran = program.run("study", "strategies", program.trace().toString(), "--strategy", ",");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--strategy: there is no strategy \"\". There are: push-all");
    }

    @Test
    void shouldNameTheStudiesThereAre() throws IOException {
        TestProgram.Ran ran = program.run("study", "weather", program.trace().toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no study \"weather\". There are: concurrency, strategies");
    }
}
