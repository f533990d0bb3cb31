package tandem.engine;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import tandem.api.TraceException;

/** Turns a trace into a tape: pages, guest time, laps, coalescing. */
public final class Recorder {
    private Recorder() {}

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
        recordLaps(trace, rig.repeat(), packer);
        packer.finish(guestPhysical.getAsBoolean());
    }

    private static void recordLaps(TraceReading trace, int laps, TapePacker packer) throws IOException {
        int done = 0;
        while (done < laps) {
            try {
                trace.into(packer);
                packer.endLap();
                done++;
            } catch (IOException | RuntimeException e) {
                if (!packer.beginsAnew()) {
                    throw e;
                }
                done = 0;
            }
        }
    }
}
