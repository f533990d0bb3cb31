package tandem.engine;

import java.util.HashMap;
import java.util.Map;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Passes accesses on that can be recorded, and refuses others as the {@link Recorder} does. */
public final class CheckedSink implements AccessSink {
    private static final int NONE = -1;

    private final AccessSink out;
    private final GuestTimes times = GuestTimes.unscaled();
    private final Map<Integer, Long> lastTimes = new HashMap<>();
    private int recentVcpu = NONE;
    private long recentTime;

    /** One that passes them on to {@code out}. */
    public CheckedSink(AccessSink out) {
        this.out = out;
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        check(vcpu, address, sizeBytes);
        if (vcpu != recentVcpu) {
            lastTimes.put(recentVcpu, recentTime);
            recentTime = lastTimes.getOrDefault(vcpu, Long.MIN_VALUE);
            recentVcpu = vcpu;
        }
        GuestTimes.requireOrder(vcpu, recentTime, timeNanos);
        times.timed(timeNanos);
        recentTime = timeNanos;
        out.access(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        check(vcpu, address, sizeBytes);
        out.access(vcpu, address, sizeBytes, kind);
    }

    private static void check(int vcpu, long address, long sizeBytes) throws TraceException {
        if (vcpu < 0) {
            throw new TraceException("vCPU " + vcpu + " is negative");
        }
        TapePacker.last(address, sizeBytes);
    }
}
