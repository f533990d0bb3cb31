package tandem.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.TraceReading;

/**
 * A trace written in a test: {@code trace().write(page(3)).idle(5, MILLIS).read(page(7))}.
 *
 * <p>An access takes no time; only {@link #idle} lets time pass, on the vCPU that is {@linkplain #vcpu chosen} then. As
 * with any trace the tape starts at the first access. Addresses are guest-physical: where the rig has as much {@code
 * memory}, {@code page(3)} is page 3, else pages are numbered as they are touched, ascending.
 */
public final class TestTrace implements TraceReading {
    private static final int PAGE_BYTES = 4096;

    private record Access(long timeNanos, int vcpu, long address, AccessKind kind) {}

    private final List<Access> accesses = new ArrayList<>();
    private final Map<Integer, Long> clocks = new HashMap<>();
    private int vcpu;

    private TestTrace() {}

    /** A trace without an access yet, on vCPU 0. */
    public static TestTrace trace() {
        return new TestTrace();
    }

    /** The address of the first byte of page {@code number}, where pages have 4096 bytes. */
    public static long page(long number) {
        return number * PAGE_BYTES;
    }

    /** What follows is done by this vCPU. */
    public TestTrace vcpu(int number) {
        vcpu = number;
        return this;
    }

    /** Reads a byte. */
    public TestTrace read(long address) {
        return access(address, AccessKind.READ);
    }

    /** Writes a byte. */
    public TestTrace write(long address) {
        return access(address, AccessKind.WRITE);
    }

    /** Fetches an instruction. */
    public TestTrace fetch(long address) {
        return access(address, AccessKind.FETCH);
    }

    /** Reads and writes a byte. */
    public TestTrace modify(long address) {
        return access(address, AccessKind.MODIFY);
    }

    private TestTrace access(long address, AccessKind kind) {
        accesses.add(new Access(clock(), vcpu, address, kind));
        return this;
    }

    /** Does nothing for so long. */
    public TestTrace idle(long amount, ChronoUnit unit) {
        clocks.put(vcpu, clock() + Duration.of(amount, unit).toNanos());
        return this;
    }

    private long clock() {
        return clocks.getOrDefault(vcpu, 0L);
    }

    /** Does {@code something} {@code count} times, with 0, 1, 2 … */
    public TestTrace times(int count, ObjIntConsumer<TestTrace> something) {
        for (int i = 0; i < count; i++) {
            something.accept(this, i);
        }
        return this;
    }

    @Override
    public void into(AccessSink sink) throws IOException {
        for (Access access : accesses) {
            sink.access(access.timeNanos, access.vcpu, access.address, 1, access.kind);
        }
    }

    /** The guest that does this, under {@code rig}. */
    public Scenario on(Rig rig) {
        return Scenario.of(rig, tape(rig), null, null);
    }

    /** The guest that does this on the source and {@code other} on the target. */
    public Scenario on(Rig rig, TestTrace other) {
        return Scenario.of(rig, tape(rig), other.tape(rig), null);
    }

    /** The tape of this trace under {@code rig}. */
    public Tape tape(Rig rig) {
        try {
            MemoryLog log = new MemoryLog();
            Recorder.record(this, rig, true, log);
            return Tape.open(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
