package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.engine.options.Options;

class GuestTimedSinkTest {
    private final List<Timed> passed = new ArrayList<>();
    private int beginnings;

    @Test
    void shouldClockEachVcpuByItsFetchesOrItsAccesses() throws IOException {
        read(sink -> {
            sink.access(0, 1, 1, AccessKind.FETCH);
            sink.access(1, 2, 1, AccessKind.READ);
            sink.access(0, 3, 1, AccessKind.WRITE);
            sink.access(1, 4, 1, AccessKind.MODIFY);
            sink.access(0, 5, 1, AccessKind.FETCH);
            sink.access(0, 6, 1, AccessKind.READ);
            sink.access(1, 7, 1, AccessKind.READ);
        });
        assertThat(passed)
                .extracting(Timed::toString)
                .containsExactly("0 1 0", "0 2 1", "0 3 0", "1 4 1", "1 5 0", "1 6 0", "2 7 1");
        assertThat(beginnings).isOne();
    }

    @Test
    void shouldBeginAnewWhereAVcpuHasFetchesAfterAll() throws IOException {
        read(sink -> {
            sink.access(0, 1, 1, AccessKind.READ);
            sink.access(0, 2, 1, AccessKind.READ);
            sink.access(0, 3, 1, AccessKind.FETCH);
            sink.access(0, 4, 1, AccessKind.FETCH);
            sink.access(0, 5, 1, AccessKind.READ);
        });
        assertThat(passed).extracting(Timed::toString).containsExactly("0 1 0", "0 2 0", "0 3 0", "1 4 0", "1 5 0");
        assertThat(beginnings).isEqualTo(2);
    }

    @Test
    void shouldPassTimesAsTheyAre() throws IOException {
        read(sink -> sink.access(-7L, 3, 9, 1, AccessKind.READ));
        assertThat(passed).extracting(Timed::toString).containsExactly("-7 9 3");
    }

    @Test
    void shouldThrowWhatTheTraceThrows() {
        assertThatThrownBy(() -> read(sink -> {
                    throw new TraceException("cut");
                }))
                .hasMessage("cut");
    }

    @Test
    void shouldGiveTheTimesThatAreOnATape() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            int chosen = seed;
            TraceReading untimed = sink -> random(new Random(chosen), sink);
            List<Timed> timed = new ArrayList<>();
            GuestTimedSink.read(untimed, rig(), () -> {
                timed.clear();
                return new Collecting(timed);
            });
            assertThat(tape(sink -> pass(timed, sink))).isEqualTo(tape(untimed));
        }
    }

    private static void random(Random random, AccessSink sink) throws TraceException {
        int lateFetches = random.nextInt(2000);
        for (int i = 0; i < 2000; i++) {
            int vcpu = random.nextInt(3);
            boolean fetches = vcpu == 1 ? random.nextInt(3) > 0 : vcpu == 2 && i > lateFetches;
            AccessKind kind = fetches ? AccessKind.FETCH : random.nextBoolean() ? AccessKind.READ : AccessKind.MODIFY;
            sink.access(vcpu, random.nextInt(64) * 4096L, 8, kind);
        }
    }

    private static void pass(List<Timed> accesses, AccessSink sink) throws TraceException {
        for (Timed access : accesses) {
            sink.access(access.time(), access.vcpu(), access.address(), access.size(), access.kind());
        }
    }

    private static List<Object> tape(TraceReading trace) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(trace, rig(), false, log);
        Tape tape = Tape.open(log);
        List<Object> content = new ArrayList<>(List.of(tape.counts(), tape.lastGuestNanos()));
        tape.forEachBlock((first, last, entries, pages, writes) -> content.add(first + " " + last + " " + entries));
        return content;
    }

    private static Rig rig() {
        Rig rig = new Rig();
        Options.of(rig);
        return rig;
    }

    private void read(TraceReading trace) throws IOException {
        GuestTimedSink.read(trace, rig(), () -> {
            beginnings++;
            passed.clear();
            return new Collecting(passed);
        });
    }

    private record Timed(long time, int vcpu, long address, long size, AccessKind kind) {
        @Override
        public String toString() {
            return time + " " + address + " " + vcpu;
        }
    }

    private record Collecting(List<Timed> accesses) implements AccessSink {
        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            accesses.add(new Timed(timeNanos, vcpu, address, sizeBytes, kind));
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            throw new UnsupportedOperationException("an access without time");
        }
    }
}
