package tandem.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Scenario;
import tandem.engine.Tape;

/** A replay of a million accesses by one strategy of each family, the journal off. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StrategyBenchmark {
    /** The strategy. */
    @Param({
        "stop-and-copy",
        "pre-copy",
        "hybrid",
        "post-copy-bubble",
        "concurrent-queue",
        "clairvoyant",
        "qemu-post-copy"
    })
    public String strategy = "";

    private final Scenario scenario;

    /** Records the tape. */
    public StrategyBenchmark() {
        BlockLog tape = new MemoryLog();
        try (Scratch scratch = Scratch.temporary()) {
            Engine.record(scratch.trace(1_000_000, "lackey"), "lackey", tape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scenario = Engine.scenario(Tape.open(tape), Map.of());
    }

    /** Replays. */
    @Benchmark
    public void replay() {
        Engine.replay(scenario, strategy, new Dropped());
    }
}
