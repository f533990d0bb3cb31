package tandem.reference;

/** The link between the hosts: one FIFO (MODEL §4). */
final class PlainWire {
    private final PlainRig rig;
    private final long buffer;
    private final long lump;

    /** When the last accepted message will have left. */
    private long free;

    /** The acceptance of the last message that found the wire idle; lumps are counted from it. */
    private long idleUntil;

    /** The acceptance of the last message. */
    long lastAccepted;

    long bytes;

    PlainWire(PlainRig rig) {
        this.rig = rig;
        buffer = PlainRig.nanos(rig.sendBuffer, rig.bandwidth);
        lump = PlainRig.nanosRoundedUp(rig.burst, rig.bandwidth);
    }

    /** The instant from which the wire can take a message of a sender that is at {@code now}. */
    long ready(long now) {
        return Math.max(now, free - buffer);
    }

    /** Accepts a message at {@code accepted} and returns when it arrives. */
    long accept(long accepted, long size) {
        PlainHost.check(accepted >= ready(lastAccepted), "the wire cannot take the message yet"); // §8.5
        lastAccepted = accepted;
        if (accepted > free) {
            idleUntil = accepted;
        }
        free = Math.max(accepted, free) + PlainRig.nanosRoundedUp(size, rig.bandwidth);
        bytes += size;
        long arrived = rig.burst == 0 ? free : idleUntil + PlainRig.ceilDiv(free - idleUntil, lump) * lump;
        return arrived + rig.latency;
    }
}
