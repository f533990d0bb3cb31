package tandem.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.trace.TraceFile;

/** From the parser to the two hosts, over a million accesses an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {
    private static final int ACCESSES = 1_000_000;

    private final long[] addresses = new long[ACCESSES];
    private final byte[] kinds = new byte[ACCESSES];
    private final AccessKind[] all = AccessKind.values();
    private final Rig rig = Engine.rig(Map.of());
    private final BlockLog tapeLog = new MemoryLog();
    private final Scratch scratch;
    private final Path text;
    private final Scenario scenario;

    /** Makes the accesses, their text and their tape. */
    public EngineBenchmark() {
        try {
            scratch = Scratch.temporary();
            text = scratch.trace(ACCESSES, "lackey");
            new Guest().run(ACCESSES, new Kept());
            Recorder.record(this::pass, rig, false, tapeLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scenario = Engine.scenario(Tape.open(tapeLog), Map.of());
    }

    /** Deletes the queues. */
    @TearDown(Level.Trial)
    public void drop() {
        scratch.close();
    }

    private void pass(AccessSink sink) throws TraceException {
        for (int i = 0; i < ACCESSES; i++) {
            sink.access(0, addresses[i], 8, all[kinds[i]]);
        }
    }

    /** Lackey's parser alone. */
    @Benchmark
    public long parseLackey() throws IOException {
        Sum sum = new Sum();
        TraceFile.open(text).read(Offers.format("lackey"), sum);
        return sum.addresses;
    }

    /** Numbering and coalescing, the tape dropped. */
    @Benchmark
    public void coalesceAndNumber() throws IOException {
        Recorder.record(this::pass, rig, false, new Dropped());
    }

    /** With the tape in memory. */
    @Benchmark
    public BlockLog writeTapeInMemory() throws IOException {
        BlockLog tape = new MemoryLog();
        Recorder.record(this::pass, rig, false, tape);
        return tape;
    }

    /** With the tape in a Chronicle Queue. */
    @Benchmark
    public void writeTapeInQueue() throws IOException {
        BlockLog tape = scratch.queue();
        Recorder.record(this::pass, rig, false, tape);
        scratch.drop(tape);
    }

    /** All blocks of the tape. */
    @Benchmark
    public long scanTape() {
        long[] pages = new long[1];
        Tape.open(tapeLog).forEachBlock((first, last, entries, touched, writes) -> pages[0] += entries);
        return pages[0];
    }

    /** The source executes: pre-copy, the journal off. */
    @Benchmark
    public void executeOnSource() {
        Engine.replay(scenario, "pre-copy", new Dropped());
    }

    /** The target executes: demand paging, the journal off. */
    @Benchmark
    public void executeOnTarget() {
        Engine.replay(scenario, "demand-paging", new Dropped());
    }

    /** The journal in memory, and its figures. */
    @Benchmark
    public long journalInMemory() {
        return Engine.figures(scenario, "concurrent-queue", new MemoryLog());
    }

    /** The journal in a Chronicle Queue, and its figures. */
    @Benchmark
    public long journalInQueue() {
        BlockLog journal = scratch.journal();
        long lost = Engine.figures(scenario, "concurrent-queue", journal);
        scratch.drop(journal);
        return lost;
    }

    private static final class Sum implements AccessSink {
        private long addresses;

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            addresses += address;
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            addresses += address;
        }
    }

    private final class Kept implements Guest.Watcher {
        private int next;

        @Override
        public void fetch(long address) {
            add(address, AccessKind.FETCH);
        }

        @Override
        public void data(boolean write, long address) {
            add(address, write ? AccessKind.WRITE : AccessKind.READ);
        }

        private void add(long address, AccessKind kind) {
            addresses[next] = address;
            kinds[next++] = (byte) kind.ordinal();
        }
    }
}
