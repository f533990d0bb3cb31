package tandem.engine;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Passes accesses on with their times; those of a trace without get the guest times that they have on a tape. */
public final class GuestTimedSink implements AccessSink {
    private static final int NONE = -1;

    private final AccessSink out;
    private final GuestClocks choice;
    private final Map<Integer, GuestClock> clocks = new HashMap<>();
    private int recentVcpu = NONE;
    private GuestClock recentClock = GuestClock.NONE;

    private GuestTimedSink(AccessSink out, GuestClocks choice) {
        this.out = out;
        this.choice = choice;
    }

    /** Where accesses go. */
    @FunctionalInterface
    public interface Beginning {
        /** Begins, or begins anew: what was passed before does not count. */
        AccessSink begin() throws IOException;
    }

    /** Reads the trace into what {@code beginning} answers last. */
    public static void read(TraceReading trace, Rig rig, Beginning beginning) throws IOException {
        GuestClocks choice = new GuestClocks(rig);
        while (true) {
            try {
                trace.into(new GuestTimedSink(beginning.begin(), choice));
                return;
            } catch (IOException | RuntimeException e) {
                if (!choice.wasWrong()) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        out.access(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        out.access(time(vcpu, kind), vcpu, address, sizeBytes, kind);
    }

    private long time(int vcpu, AccessKind kind) throws TraceException {
        if (recentVcpu != vcpu) {
            recentVcpu = vcpu;
            recentClock = clocks.getOrDefault(vcpu, GuestClock.NONE);
        }
        long time = recentClock.tick(kind);
        if (time == GuestClock.REFUSED) {
            recentClock = choice.after(recentClock, vcpu, kind);
            clocks.put(vcpu, recentClock);
            time = recentClock.tick(kind);
        }
        return time;
    }
}
