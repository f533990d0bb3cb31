package tandem.engine;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import tandem.api.TraceException;

/** Turns a trace into a tape: pages, guest time, laps, coalescing. */
public final class Recorder {
    /** With fewer, what decompresses has one and the rest the other: to hand over would cost more than it gains. */
    private static final int PROCESSORS_FOR_A_HAND_OVER = 3;

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
        boolean handOver = Runtime.getRuntime().availableProcessors() >= PROCESSORS_FOR_A_HAND_OVER;
        TapePacker packer = new TapePacker(rig, GuestTimes.of(trace, rig), out);
        recordLaps(handOver ? new HandedOver(trace) : trace, rig.repeat(), packer);
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
