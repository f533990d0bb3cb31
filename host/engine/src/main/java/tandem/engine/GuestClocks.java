package tandem.engine;

import java.util.HashSet;
import java.util.Set;
import tandem.api.AccessKind;
import tandem.api.TraceException;

/** Chooses the clocks of the vCPUs of a trace without time. */
final class GuestClocks {
    private final Rig rig;
    private final Set<Integer> clockedByFetches = new HashSet<>();
    private boolean wrong;

    GuestClocks(Rig rig) {
        this.rig = rig;
    }

    /**
     * The clock of a vCPU, after one that cannot time a record of this kind.
     *
     * @throws TraceException where the vCPU's records before had the wrong one
     */
    GuestClock after(GuestClock clock, int vcpu, AccessKind kind) throws TraceException {
        if (clock != GuestClock.NONE) {
            wrong = true;
            clockedByFetches.add(vcpu);
            throw new TraceException("the first instruction fetch of vCPU " + vcpu + " comes after data accesses");
        }
        return kind == AccessKind.FETCH || clockedByFetches.contains(vcpu)
                ? GuestClock.ofFetches(rig.instructionsPerSecond())
                : GuestClock.ofAccesses(rig.accessIntervalNanos());
    }

    /** Whether a clock was wrong, so that the trace is to be read anew; this forgets it, but not which it has to be. */
    boolean wasWrong() {
        boolean was = wrong;
        wrong = false;
        return was;
    }
}
