package tandem.engine;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Passes accesses on with their times; those of a trace without get the guest times that they have on a tape. */
public final class GuestTimedSink implements AccessSink {
    private static final int NONE = -1;

    private final AccessSink out;
    private final Rig rig;
    private final Set<Integer> clockedByFetches;
    private final Map<Integer, GuestClock> clocks = new HashMap<>();
    private int recentVcpu = NONE;
    private @Nullable GuestClock recentClock;
    private int lateFetch = NONE;

    private GuestTimedSink(AccessSink out, Rig rig, Set<Integer> clockedByFetches) {
        this.out = out;
        this.rig = rig;
        this.clockedByFetches = clockedByFetches;
    }

    /** Where accesses go. */
    @FunctionalInterface
    public interface Beginning {
        /** Begins, or begins anew: what was passed before does not count. */
        AccessSink begin() throws IOException;
    }

    /** Reads the trace into what {@code beginning} answers last. */
    public static void read(TraceReading trace, Rig rig, Beginning beginning) throws IOException {
        Set<Integer> clockedByFetches = new HashSet<>();
        while (true) {
            GuestTimedSink sink = new GuestTimedSink(beginning.begin(), rig, clockedByFetches);
            try {
                trace.into(sink);
                return;
            } catch (IOException | RuntimeException e) {
                if (sink.lateFetch == NONE) {
                    throw e;
                }
                // As when a tape is recorded: this vCPU has fetches after all.
                clockedByFetches.add(sink.lateFetch);
            }
        }
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        out.access(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        GuestClock clock = clock(vcpu, kind);
        if (!clock.fits(GuestClock.fetches(kind.ordinal()))) {
            lateFetch = vcpu;
            throw new TraceException("the first instruction fetch of vCPU " + vcpu + " comes after data accesses");
        }
        out.access(clock.tick(GuestClock.fetches(kind.ordinal())), vcpu, address, sizeBytes, kind);
    }

    private GuestClock clock(int vcpu, AccessKind kind) {
        GuestClock clock = recentClock;
        if (clock == null || recentVcpu != vcpu) {
            clock = clocks.computeIfAbsent(vcpu, any -> newClock(vcpu, kind));
            recentClock = clock;
            recentVcpu = vcpu;
        }
        return clock;
    }

    private GuestClock newClock(int vcpu, AccessKind kind) {
        return kind == AccessKind.FETCH || clockedByFetches.contains(vcpu)
                ? GuestClock.ofFetches(rig.instructionsPerSecond())
                : GuestClock.ofAccesses(rig.accessIntervalNanos());
    }
}
