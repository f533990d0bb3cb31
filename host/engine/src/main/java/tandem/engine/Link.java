package tandem.engine;

import java.math.BigInteger;

/**
 * The timing of the wire: one FIFO of a given rate, with a send buffer, a latency and bursts. Where the sender limits
 * itself, it takes messages in a window of time until they have more bytes than the limit allows for a window. Then the
 * next window begins: when this one is over or, where that has passed, at once.
 */
final class Link {
    private static final long SECOND = 1_000_000_000L;

    private final long bandwidth;
    private final long latency;
    private final long buffer;
    private final long burst;
    private final long window;
    private final long allowedInWindow;
    private long free;
    private long burstStart;
    private long windowEnd;
    private long takenInWindow;

    Link(Rig rig) {
        bandwidth = rig.bandwidth();
        latency = rig.latencyNanos();
        buffer = nanos(rig.sendBufferBytes(), bandwidth);
        burst = nanosUp(rig.burstBytes(), bandwidth);
        window = rig.rateWindowNanos();
        windowEnd = window - rig.rateWindowAgeNanos();
        allowedInWindow = rig.rateLimit() == 0 ? Long.MAX_VALUE : bytes(window, rig.rateLimit());
    }

    private static long bytes(long nanos, long bytesPerSecond) {
        BigInteger bytes = BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(bytesPerSecond));
        return bytes.divide(BigInteger.valueOf(SECOND))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
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
        long ready = Math.max(now, free - buffer);
        return takenInWindow > allowedInWindow ? Math.max(ready, windowEnd) : ready;
    }

    /** Takes a message at {@code now}, when the wire is ready; answers when it has arrived. */
    long accept(long now, long bytes) {
        if (takenInWindow > allowedInWindow) {
            windowEnd = now + window;
            takenInWindow = 0;
        }
        takenInWindow += bytes;
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
