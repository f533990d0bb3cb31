package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.engine.options.Options;

/** Accesses passed on by the batch come to the same tape as one by one. */
class BatchRecordingTest {
    private static final int ACCESSES = 8_000;
    private static final long[] STARTS = {
        0, 1L << 60, 7L << 60, -1L << 62, Long.MIN_VALUE + 1000, Long.MAX_VALUE - 1_000_000
    };

    static List<Map<String, String>> rigs() {
        return List.of(
                Map.of(),
                Map.of("repeat", "3"),
                Map.of("quantum", "0"),
                Map.of("quantum", "20us", "page-size", "3000"),
                Map.of("time-scale", "0.3"),
                Map.of("instructions-per-second", "3000000000"),
                Map.of("instructions-per-second", "299999999", "access-interval", "3ns"));
    }

    @ParameterizedTest
    @MethodSource("rigs")
    void shouldRecordBatchesAsTheirAccesses(Map<String, String> settings) throws IOException {
        for (int seed = 0; seed < 24; seed++) {
            TraceReading trace = trace(seed);
            Random lengths = new Random(seed);
            assertThat(blocks(settings, sink -> byTheBatch(trace, sink, lengths), seed / 3 % 3))
                    .as("seed %d", seed)
                    .isEqualTo(blocks(settings, trace, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 57})
    void shouldRefuseATimeThatCannotBe(long time) {
        TraceReading trace = sink -> {
            for (int i = 0; i < 100; i++) {
                sink.access(i == 50 ? time : i, 0, 0, 1, AccessKind.READ);
            }
        };
        Random lengths = new Random(1);
        assertThatThrownBy(() -> blocks(Map.of(), sink -> byTheBatch(trace, sink, lengths), 0))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(time + " ns");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 33})
    void shouldRefuseASizeThatCannotBe(long size) {
        TraceReading trace = sink -> {
            for (int i = 0; i < 100; i++) {
                sink.access(0, 0, i == 50 ? size : 1, AccessKind.READ);
            }
        };
        Random lengths = new Random(1);
        assertThatThrownBy(() -> blocks(Map.of(), sink -> byTheBatch(trace, sink, lengths), 0))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(size + " bytes");
    }

    /** With times, without, or both; of one vCPU or several; to few pages, mostly; one of them fetches late. */
    private static TraceReading trace(int seed) {
        return sink -> {
            Random random = new Random(seed);
            int vcpus = 1 + seed % 3;
            long time = (seed % 4 == 0 ? STARTS[seed / 4 % STARTS.length] : 0) + random.nextInt(2000) - 1000;
            for (int i = 0; i < ACCESSES; i++) {
                int vcpu = random.nextInt(10) == 0 ? random.nextInt(vcpus) : i / 50 % vcpus;
                boolean mayFetch = vcpu == 0 || i > ACCESSES - 2000;
                AccessKind kind = AccessKind.values()[random.nextInt(random.nextInt(20) == 0 ? 4 : mayFetch ? 3 : 2)];
                long address = random.nextLong(random.nextInt(50) == 0 ? 1L << 40 : 1 << 16);
                long size = random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(9);
                time += random.nextInt(4) == 0 ? random.nextInt(100) : 0;
                if (seed % 4 == 0 || (seed % 4 == 1 && i % 1000 < 300)) {
                    sink.access(time, vcpu, address, size, kind);
                } else {
                    sink.access(vcpu, address, size, kind);
                }
            }
        };
    }

    private static void byTheBatch(TraceReading trace, AccessSink sink, Random lengths) throws IOException {
        Batching batching = new Batching(sink, lengths);
        trace.into(batching);
        batching.pass();
    }

    private static List<String> blocks(Map<String, String> settings, TraceReading trace, int coresLeft)
            throws IOException {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        settings.forEach(options::set);
        MemoryLog log = new MemoryLog();
        Recorder.record(trace, rig, () -> false, log, coresLeft);
        List<String> blocks = new ArrayList<>();
        byte[] block = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(block); length >= 0; length = cursor.next(block)) {
                blocks.add(Arrays.toString(Arrays.copyOf(block, length)));
            }
        }
        return blocks;
    }

    /** Passes accesses on in batches of random lengths. */
    private static final class Batching implements AccessSink {
        private final AccessSink sink;
        private final Random lengths;
        private final AccessBatch batch = new AccessBatch();
        private boolean timed;
        private int count;
        private int length = 1;

        Batching(AccessSink sink, Random lengths) {
            this.sink = sink;
            this.lengths = lengths;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            makeRoom(true);
            batch.setTime(count, timeNanos);
            batch.set(count++, vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            makeRoom(false);
            batch.set(count++, vcpu, address, sizeBytes, kind);
        }

        private void makeRoom(boolean withTime) throws TraceException {
            if (count == length || timed != withTime) {
                pass();
                timed = withTime;
                length = 1 + lengths.nextInt(lengths.nextBoolean() ? 10 : AccessBatch.CAPACITY);
            }
        }

        void pass() throws TraceException {
            batch.holds(count, timed);
            count = 0;
            sink.accesses(batch);
        }
    }
}
