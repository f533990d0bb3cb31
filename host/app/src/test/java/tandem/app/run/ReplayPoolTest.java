package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessKind;
import tandem.app.JarBuilder;
import tandem.app.plugins.Plugins;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

class ReplayPoolTest {
    private static final String WORKS = "source.pause(); wire.sendAll(source.missing()::first); wire.handOver();";

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Timeout(60)
    void shouldGiveUpAStrategyThatNeverReturns() throws Exception {
        JarBuilder.plugin("bad")
                .strategy("spins", "source.pause(); while (true) {}")
                .strategy("sleeps", "try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) {}")
                .strategy("works", WORKS)
                .in(folder);
        List<Outcome> outcomes = run("spins", "works", "sleeps");
        assertThat(outcomes).extracting(Outcome::strategy).containsExactly("spins", "works", "sleeps");
        assertThat(outcomes.get(0).failure()).isEqualTo("never returns: it made no call for 1 s");
        assertThat(outcomes.get(1).failure()).isNull();
        assertThat(outcomes.get(2).failure()).isEqualTo("never returns: it made no call for 1 s");
        assertThat(folder.resolve("journal")).isDirectoryContaining("glob:**/works");
        assertThat(folder.resolve("journal")).isDirectoryNotContaining("glob:**/s*");
    }

    @Test
    @Timeout(60)
    void shouldRunAgainAloneWhatDiedOfWantOfMemory() throws Exception {
        JarBuilder.plugin("bad")
                .strategy(
                        "victim",
                        "if (Integer.getInteger(\"test.tries\", 0) == 0) {"
                                + " System.setProperty(\"test.tries\", \"1\"); throw new OutOfMemoryError(\"of another's\"); } "
                                + WORKS)
                .strategy("works", WORKS)
                .in(folder);
        try {
            assertThat(run("victim", "works")).allMatch(outcome -> outcome.figures() != null);
        } finally {
            System.clearProperty("test.tries");
        }
    }

    private List<Outcome> run(String... names) throws Exception {
        Plugins plugins = Plugins.load(List.of(folder));
        PluginOptions options = new PluginOptions(List.of(), plugins);
        List<StrategySetup> setups = Arrays.stream(names)
                .map(name -> new StrategySetup(name, plugins, options))
                .toList();
        ReplayPool pool = new ReplayPool(scenario(), new Journals(folder.resolve("journal")), 2, 1_000_000_000L);
        return pool.run(setups);
    }

    private static Scenario scenario() throws IOException {
        Rig rig = new Rig();
        Options.of(rig);
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (int i = 0; i < 10; i++) {
                        sink.access(i * 1000L, 0, i * 4096L, 8, AccessKind.WRITE);
                    }
                },
                rig,
                false,
                log);
        return Scenario.of(rig, Tape.open(log), null, null);
    }
}
