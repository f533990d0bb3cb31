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
        record(trace, rig, () -> guestPhysical, out, false);
    }

    /**
     * As {@link #record(TraceReading, Rig, boolean, BlockLog)}, for traces that tell only while they are read whether
     * their addresses are guest-physical: {@code guestPhysical} is asked once they have been.
     *
     * @param relayed whether another thread writes the tape than reads the trace, which takes less time where there is a
     *     core for it; what is written does not depend on it
     */
    public static void record(TraceReading trace, Rig rig, BooleanSupplier guestPhysical, BlockLog out, boolean relayed)
            throws IOException {
        TapePacker packer = new TapePacker(rig, GuestTimes.of(trace, rig), out);
        boolean byTwo = relayed;
        int laps = 0;
        while (laps < rig.repeat()) {
            try {
                read(trace, packer, byTwo);
                packer.endLap();
                laps++;
            } catch (IOException | RuntimeException e) {
                if (!packer.beginsAnew()) {
                    if (!byTwo || !(e instanceof TraceException)) {
                        throw e;
                    }
                    // What reads the trace had gone on: by itself it can tell where this is.
                    byTwo = false;
                    packer.restart();
                }
                laps = 0;
            }
        }
        packer.finish(guestPhysical.getAsBoolean());
    }

    private static void read(TraceReading trace, TapePacker packer, boolean byTwo) throws IOException {
        if (!byTwo) {
            trace.into(packer);
            return;
        }
        Relay relay = new Relay(packer);
        try {
            trace.into(relay);
        } finally {
            relay.finish();
        }
    }
}
