package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is said of the strategies that took part. */
class ReplayVerdictTest extends ReplayRuns {
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
}
