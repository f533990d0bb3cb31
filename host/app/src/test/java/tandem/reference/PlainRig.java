package tandem.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The parameters of MODEL §7 with their defaults: nanoseconds, bytes, bytes a second. */
public final class PlainRig {
    /** The value of {@link #runAhead} that sets no bound. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    public long bandwidth = 117_500_000;
    public long latency = 50_000;
    public long sendBuffer = 0;
    public long burst = 0;

    public long pageSize = 4096;
    public long header = 8;
    public long requestBytes = 20;

    public long deviceState = 262_144;
    public long resume = 5_000_000;
    public long faultTrap = 20_000;
    public long install = 4_000;
    public long dirtyTrap = 1_000;
    public long touchTrap = 1_000;
    public long cow = 2_000;

    public long sourceSpeed = 100;
    public long targetSpeed = 100;
    public long runAhead = UNBOUNDED;

    /** Bytes of guest memory; 0 is what the trace touches. */
    public long memory = 0;

    /** Whether page frames are guest-physical, so that {@link #memory} counts from frame 0. */
    public boolean physical = false;

    public boolean untouchedZero = false;

    /** The page list: first and last frame of each range that is not zero. */
    public Optional<List<FrameRange>> pages = Optional.empty();

    public long start = 0;
    public long repeat = 1;
    public BigDecimal timeScale = BigDecimal.ONE;
    public boolean gang = false;

    /** The coalescing quantum of MODEL §1; 0 keeps every access. */
    public long quantum = 1_000;

    /** Page frames from {@code first} to {@code last}, both included. */
    public record FrameRange(long first, long last) {
        boolean contains(long frame) {
            return Long.compareUnsigned(first, frame) <= 0 && Long.compareUnsigned(frame, last) <= 0;
        }
    }

    /** Nanoseconds that {@code bytes} take at {@code rate}, rounded down. */
    static long nanos(long bytes, long rate) {
        return Math.multiplyExact(bytes, 1_000_000_000L) / rate;
    }

    /** Nanoseconds that {@code bytes} take at {@code rate}, rounded up. */
    static long nanosRoundedUp(long bytes, long rate) {
        return ceilDiv(Math.multiplyExact(bytes, 1_000_000_000L), rate);
    }

    static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
