package tandem.engine;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Turns a trace into a tape: pages, guest time, laps, coalescing. */
public final class Recorder {
    private final TraceReading trace;
    private final TapeWriter tape;

    private Recorder(TraceReading trace, TapeWriter tape) {
        this.trace = trace;
        this.tape = tape;
    }

    /**
     * Reads the trace and writes its tape to {@code out}, which must be empty.
     *
     * @param guestPhysical whether the trace's addresses are guest-physical
     * @throws TraceException where the trace cannot be
     */
    public static void record(TraceReading trace, Rig rig, boolean guestPhysical, BlockLog out) throws IOException {
        record(trace, rig, () -> guestPhysical, out);
    }

    /**
     * As {@link #record(TraceReading, Rig, boolean, BlockLog)}, for traces that tell only while they are read whether
     * their addresses are guest-physical: {@code guestPhysical} is asked once they have been.
     */
    public static void record(TraceReading trace, Rig rig, BooleanSupplier guestPhysical, BlockLog out)
            throws IOException {
        TapePacker packer = new TapePacker(rig, GuestTimes.of(trace, rig), out);
        try (TapeWriter tape = new TapeWriter(packer)) {
            Recorder recorder = new Recorder(trace, tape);
            int laps = 0;
            while (laps < rig.repeat()) {
                laps = recorder.recordsLap() ? laps + 1 : 0;
            }
            tape.finish(guestPhysical.getAsBoolean());
        }
    }

    /** Records a lap; false where the tape must begin anew. */
    private boolean recordsLap() throws IOException {
        try {
            trace.into(tape);
            tape.endLap();
            return true;
        } catch (IOException | RuntimeException e) {
            TraceException problem = tape.problem();
            if (problem instanceof LateFetchException late) {
                tape.restart(late.vcpu);
                return false;
            }
            if (problem != null) {
                // What refuses an access runs behind: read up to it once more, to have the error where it is.
                trace.into(new Refusal(tape.packed(), problem));
            }
            throw e;
        }
    }

    /** Takes some accesses, and has a problem with the next. */
    private static final class Refusal implements AccessSink {
        private final TraceException problem;
        private long left;

        Refusal(long accesses, TraceException problem) {
            left = accesses;
            this.problem = problem;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            access(vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            if (left-- == 0) {
                throw problem;
            }
        }
    }
}
