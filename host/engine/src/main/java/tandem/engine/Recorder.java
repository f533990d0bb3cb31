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
        record(trace, rig, () -> guestPhysical, out, 0);
    }

    /**
     * As {@link #record(TraceReading, Rig, boolean, BlockLog)}, for traces that tell only while they are read whether
     * their addresses are guest-physical: {@code guestPhysical} is asked once they have been.
     *
     * @param coresLeft how many cores there are for more threads than the one that reads the trace: the first makes the
     *     tape's blocks, the second writes them; what is written does not depend on it
     */
    public static void record(TraceReading trace, Rig rig, BooleanSupplier guestPhysical, BlockLog out, int coresLeft)
            throws IOException {
        if (coresLeft < 2) {
            record(trace, rig, guestPhysical, out, coresLeft > 0);
            return;
        }
        RelayedLog relayed = new RelayedLog(out);
        try {
            record(trace, rig, guestPhysical, relayed, true);
        } finally {
            relayed.close();
        }
    }

    private static void record(
            TraceReading trace, Rig rig, BooleanSupplier guestPhysical, BlockLog out, boolean relayed)
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
