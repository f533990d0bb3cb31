package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.TraceException;
import tandem.engine.options.Options;

/** What a trace becomes on the tape: MODEL §1 and §2. */
class RecorderTest {
    private final Rig rig = new Rig();
    private final Options options = Options.of(rig);

    @Test
    void shouldSplitAnAccessThatSpansPages() throws IOException {
        options.set("quantum", "0");
        assertThat(tape(sink -> sink.access(7, 0, 4090, 4110, AccessKind.MODIFY)))
                .containsExactly("0 v0 r0", "0 v0 r1", "0 v0 r2", "0 v0 w0", "0 v0 w1", "0 v0 w2");
    }

    @Test
    void shouldCountSizeZeroAsOne() throws IOException {
        assertThat(tape(sink -> sink.access(0, 0, 8191, 0, AccessKind.READ))).containsExactly("0 v0 r1");
    }

    @Test
    void shouldLeaveOffWhatAKeptAccessCovers() throws IOException {
        assertThat(tape(sink -> {
                    sink.access(0, 0, 0, 1, AccessKind.READ);
                    sink.access(999, 0, 0, 1, AccessKind.READ);
                    sink.access(999, 0, 0, 1, AccessKind.WRITE);
                    sink.access(1500, 0, 0, 1, AccessKind.READ);
                    sink.access(1998, 0, 0, 1, AccessKind.WRITE);
                    sink.access(1999, 0, 0, 1, AccessKind.READ);
                    sink.access(1999, 1, 0, 1, AccessKind.READ);
                }))
                .containsExactly("0 v0 r0", "999 v0 w0", "1999 v0 r0", "1999 v1 r0");
    }

    @Test
    void shouldTakeTimeFromInstructionFetches() throws IOException {
        options.set("instructions-per-second", "300000000");
        options.set("quantum", "0");
        assertThat(tape(sink -> {
                    for (int k = 0; k < 4; k++) {
                        sink.access(0, 4096L * k, 1, AccessKind.FETCH);
                        sink.access(0, 4096L * k, 1, AccessKind.WRITE);
                    }
                }))
                .containsExactly(
                        "0 v0 r0", "0 v0 w0", "3 v0 r1", "3 v0 w1", "6 v0 r2", "6 v0 w2", "10 v0 r3", "10 v0 w3");
    }

    @Test
    void shouldPlaceDataBeforeTheFirstFetchAtZero() throws IOException {
        options.set("quantum", "0");
        assertThat(tape(sink -> {
                    sink.access(0, 0, 1, AccessKind.READ);
                    sink.access(0, 4096, 1, AccessKind.READ);
                    sink.access(0, 8192, 1, AccessKind.FETCH);
                    sink.access(0, 8192, 1, AccessKind.FETCH);
                }))
                .containsExactly("0 v0 r0", "0 v0 r1", "0 v0 r2", "1 v0 r2");
    }

    @Test
    void shouldTakeTimeFromAccessesWhereNothingIsFetched() throws IOException {
        options.set("access-interval", "5us");
        assertThat(tape(sink -> {
                    sink.access(0, 0, 1, AccessKind.READ);
                    sink.access(0, 0, 1, AccessKind.WRITE);
                    sink.access(3, 0, 1, AccessKind.WRITE);
                }))
                .containsExactly("0 v0 r0", "0 v3 w0", "5000 v0 w0");
    }

    @Test
    void shouldShiftScaleAndRepeat() throws IOException {
        options.set("time-scale", "1.5");
        options.set("repeat", "2");
        options.set("quantum", "0");
        // Times 0 and 3 × 1.5 = 4; a lap is 4 + 1 long.
        assertThat(tape(sink -> {
                    sink.access(1003, 1, 0, 1, AccessKind.READ);
                    sink.access(1000, 0, 4096, 1, AccessKind.READ);
                }))
                .containsExactly("0 v0 r1", "4 v1 r0", "5 v0 r1", "9 v1 r0");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1L << 61, 0, 1L << 61, 7L << 60, Long.MAX_VALUE - 3000})
    void shouldCountTimeFromTheEarliestAccess(long start) throws IOException {
        options.set("repeat", "2");
        assertThat(tape(sink -> {
                    sink.access(start + 1000, 1, 0, 1, AccessKind.READ);
                    sink.access(start, 0, 4096, 1, AccessKind.READ);
                    sink.access(start + 999, 0, 4096, 1, AccessKind.READ);
                    sink.access(start + 1999, 0, 4096, 1, AccessKind.READ);
                    sink.access(start + 3000, 1, 0, 1, AccessKind.READ);
                }))
                .containsExactly(
                        "0 v0 r1",
                        "1000 v1 r0",
                        "1999 v0 r1",
                        "3000 v1 r0",
                        "3001 v0 r1",
                        "4001 v1 r0",
                        "5000 v0 r1",
                        "6001 v1 r0");
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808, 9223372036854775807", "0, 4611686018427387904", "4611686018427387904, 0"})
    void shouldRefuseTimesTooFarApart(long one, long other) {
        assertThatThrownBy(() -> tape(sink -> {
                    sink.access(one, 0, 0, 1, AccessKind.READ);
                    sink.access(other, 1, 0, 1, AccessKind.READ);
                }))
                .isInstanceOf(TraceException.class)
                .hasMessageMatching("guest time " + other + " ns is .* from .*");
    }

    @Test
    void shouldTellThePagesTouchedFirst() throws IOException {
        MemoryLog log = new MemoryLog();
        record(
                sink -> {
                    for (int i = 0; i < 8; i++) {
                        sink.access(10_000L * (i / 2), i % 2, 4096L * (7 - i), 1, AccessKind.READ);
                    }
                },
                0,
                log);
        assertThat(Tape.open(log).firstFrames(5)).containsExactly(7, 6, 5, 4, 3);
    }

    @Test
    void shouldRefuseTimeThatGoesBackwards() {
        assertThatThrownBy(() -> tape(sink -> {
                    sink.access(1000, 2, 0, 1, AccessKind.READ);
                    sink.access(999, 2, 0, 1, AccessKind.READ);
                }))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("time goes backwards on vCPU 2: 999 ns after 1000 ns");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldRefuseAnAccessWhereTheTraceHasIt(int coresLeft) {
        int[] at = {0};
        TraceReading trace = sink -> {
            for (at[0] = 0; at[0] < 20_000; at[0]++) {
                sink.access(at[0] == 9_000 ? 0 : at[0], 0, 0, 1, AccessKind.READ);
            }
        };
        assertThatThrownBy(() -> record(trace, coresLeft, new MemoryLog()))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("time goes backwards");
        assertThat(at[0]).isEqualTo(9_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldSayWhatIsWrongFirst(int coresLeft) {
        TraceReading backwards = sink -> {
            sink.access(0, 0, 0, 1, AccessKind.READ);
            sink.access(-1, 0, 0, 1, AccessKind.READ);
            throw new IOException("cut");
        };
        TraceReading cut = sink -> {
            sink.access(0, 0, 0, 1, AccessKind.READ);
            throw new IOException("cut");
        };
        assertThatThrownBy(() -> record(backwards, coresLeft, new MemoryLog()))
                .hasMessageContaining("time goes backwards");
        assertThatThrownBy(() -> record(cut, coresLeft, new MemoryLog())).hasMessage("cut");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldWriteTheSameByMoreThreads(int coresLeft, @TempDir Path folder) throws IOException {
        options.set("repeat", "2");
        for (int seed = 0; seed < 20; seed++) {
            TraceReading trace = random(seed);
            MemoryLog byOne = new MemoryLog();
            record(trace, 0, byOne);
            try (QueueLog byMore = QueueLog.in(folder.resolve("tape" + seed), BlockLog.LONGEST_BLOCK_BYTES)) {
                record(trace, coresLeft, byMore);
                assertThat(bytes(byMore)).isEqualTo(bytes(byOne));
            }
        }
    }

    /** A trace with times or without, whose second vCPU fetches its first instruction after many accesses, or with both. */
    private static TraceReading random(int seed) {
        return sink -> {
            Random random = new Random(seed);
            for (int i = 0; i < 70_000; i++) {
                int vcpu = random.nextInt(3);
                boolean fetches = vcpu == 0 || (vcpu == 1 && i > 60_000);
                AccessKind kind = fetches ? AccessKind.FETCH : AccessKind.values()[random.nextInt(2)];
                long address = random.nextInt(1 << 22);
                if (seed % 3 == 0 || (seed % 3 == 1 && i % 1000 < 300)) {
                    sink.access(i * 30L, vcpu + 3, address, 8, kind);
                } else {
                    sink.access(vcpu, address, 8, kind);
                }
            }
        };
    }

    private static List<String> bytes(BlockLog log) {
        List<String> blocks = new ArrayList<>();
        byte[] block = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(block); length >= 0; length = cursor.next(block)) {
                blocks.add(HexFormat.of().formatHex(block, 0, length));
            }
        }
        return blocks;
    }

    @Test
    void shouldRefuseATraceWithoutAccess() {
        assertThatThrownBy(() -> tape(sink -> {}))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("no access");
    }

    @Test
    void shouldRefuseAnAccessBeyondTheAddressSpace() throws IOException {
        assertThat(tape(sink -> sink.access(0, 0, -8, 8, AccessKind.READ))).hasSize(1);
        assertThatThrownBy(() -> tape(sink -> sink.access(0, 0, -8, 9, AccessKind.READ)))
                .isInstanceOf(TraceException.class);
    }

    @Test
    void shouldKeepTheSameTapeInAQueueAsInMemory(@TempDir Path folder) throws IOException {
        TraceReading trace = sink -> {
            Random random = new Random(5);
            for (int i = 0; i < 50_000; i++) {
                AccessKind kind = random.nextBoolean() ? AccessKind.READ : AccessKind.WRITE;
                sink.access(i * 100L, random.nextInt(3), random.nextInt(1 << 22), 8, kind);
            }
        };
        try (QueueLog queue = QueueLog.in(folder, BlockLog.LONGEST_BLOCK_BYTES)) {
            Recorder.record(trace, rig, false, queue);
            assertThat(accesses(Tape.open(queue))).isEqualTo(tape(trace));
        }
    }

    @Test
    void shouldRefuseATapeThatWasNotFinished() {
        MemoryLog log = new MemoryLog();
        assertThatThrownBy(() -> Recorder.record(
                        sink -> {
                            for (int i = 0; i < 10_000; i++) {
                                sink.access(i * 2000L, 0, 0, 1, AccessKind.READ);
                            }
                            throw new IOException("cut");
                        },
                        rig,
                        false,
                        log))
                .hasMessage("cut");
        assertThatThrownBy(() -> Tape.open(log)).isInstanceOf(UnfinishedTapeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldSayWhatTheLogSays(int coresLeft) {
        MemoryLog full = new MemoryLog();
        TraceReading trace = sink -> {
            for (int i = 0; i < 100_000; i++) {
                sink.access(i * 2000L, 0, 0, 1, AccessKind.READ);
            }
        };
        for (int blocks : new int[] {0, 3, 24, 25}) {
            IllegalStateException noRoom = new IllegalStateException("no room for block " + blocks);
            BlockLog log = new BlockLog() {
                private int left = blocks;

                @Override
                public void append(byte[] block, int length) {
                    if (left-- == 0) {
                        throw noRoom;
                    }
                }

                @Override
                public Cursor cursor() {
                    return full.cursor();
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
            assertThatThrownBy(() -> record(trace, coresLeft, log)).isSameAs(noRoom);
        }
    }

    private void record(TraceReading trace, int coresLeft, BlockLog log) throws IOException {
        Recorder.record(trace, rig, () -> false, log, coresLeft);
    }

    private List<String> tape(TraceReading trace) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(trace, rig, false, log);
        return accesses(Tape.open(log));
    }

    /** The accesses in the order of the tape: guest time, vCPU, read or write, frame. */
    private static List<String> accesses(Tape tape) {
        List<String> accesses = new ArrayList<>();
        int[] frames = new int[tape.touchedPages()];
        for (int order = 0; order < frames.length; order++) {
            frames[order] = (int) (tape.frame(order) & 0xFFFF);
        }
        for (TapeLane lane : tape.lanes()) {
            try (LaneReader reader = new LaneReader(tape, lane, frames)) {
                for (int block = 0; block < lane.blocks(); block++) {
                    reader.load(block);
                    reader.decode();
                    for (int i = 0; i < reader.count; i++) {
                        String kind = reader.writes(i) ? "w" : "r";
                        accesses.add(reader.guests[i] + " v" + lane.vcpu() + " " + kind + reader.page(i));
                    }
                }
            }
        }
        accesses.sort((a, b) -> Long.compare(guest(a), guest(b)));
        return accesses;
    }

    private static long guest(String access) {
        return Long.parseLong(access.substring(0, access.indexOf(' ')));
    }
}
