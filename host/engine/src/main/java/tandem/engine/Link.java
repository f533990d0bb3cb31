package tandem.engine;

import java.math.BigInteger;

/** The timing of the wire: one FIFO of a given rate, with a send buffer, a latency and bursts. */
final class Link {
    private static final long SECOND = 1_000_000_000L;

    private final long bandwidth;
    private final long latency;
    private final long buffer;
    private final long burst;
    private long free;
    private long burstStart;

    Link(Rig rig) {
        bandwidth = rig.bandwidth();
        latency = rig.latencyNanos();
        buffer = nanos(rig.sendBufferBytes(), bandwidth);
        burst = nanosUp(rig.burstBytes(), bandwidth);
    }

    /** How long {@code bytes} take at a rate, rounded down. */
    static long nanos(long bytes, long bytesPerSecond) {
        return divide(bytes, bytesPerSecond, 0);
    }

    /** How long {@code bytes} take at a rate, rounded up. */
    static long nanosUp(long bytes, long bytesPerSecond) {
        return divide(bytes, bytesPerSecond, bytesPerSecond - 1);
    }

    private static long divide(long bytes, long bytesPerSecond, long add) {
        long whole = bytes / bytesPerSecond * SECOND;
        long rest = bytes % bytesPerSecond;
        long scaled = rest * SECOND;
        if (Math.multiplyHigh(rest, SECOND) != 0 || scaled < 0 || scaled + add < 0) {
            return whole
                    + BigInteger.valueOf(rest)
                            .multiply(BigInteger.valueOf(SECOND))
                            .add(BigInteger.valueOf(add))
                            .divide(BigInteger.valueOf(bytesPerSecond))
                            .longValueExact();
        }
        return whole + (scaled + add) / bytesPerSecond;
    }

    /** The instant, at or after {@code now}, at which the wire can take a message. */
    long readyAt(long now) {
        return Math.max(now, free - buffer);
    }

    /** Takes a message at {@code now}, when the wire is ready; answers when it has arrived. */
    long accept(long now, long bytes) {
        if (now > free) {
            burstStart = now;
        }
        free = Math.max(now, free) + nanosUp(bytes, bandwidth);
        if (burst == 0) {
            return free + latency;
        }
        long bursts = (free - burstStart + burst - 1) / burst;
        return burstStart + bursts * burst + latency;
    }

    /** How long a request takes from leaving the target to reaching the source. */
    long requestNanos(long bytes) {
        return nanos(bytes, bandwidth) + latency;
    }
}
