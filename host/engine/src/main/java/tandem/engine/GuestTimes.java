package tandem.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/**
 * The guest times of the tape: scaled, later by a lap's length in each lap, and counted from the access that the trace
 * has first. Others may be earlier, so that all are to be {@link #shift}ed at the end.
 */
final class GuestTimes {
    private static final long LATEST = 1L << 56;
    /** From there on, sums and differences of times may be too large for a number. */
    private static final long FARTHEST = 1L << 61;

    private static final long NONE = Long.MAX_VALUE;

    private final BigInteger factor;
    private final BigInteger divisor;
    private final long shortFactor;
    private final long shortDivisor;
    private final boolean scaled;
    private final long origin;
    private long base;
    private long first = NONE;
    /** Times less than this after the first are only moved: none before there is one, or where more is to be done. */
    private long near;

    private long lapOffset;

    private GuestTimes(BigDecimal scale, long origin) {
        BigDecimal one = scale.stripTrailingZeros();
        divisor = BigInteger.TEN.pow(Math.max(one.scale(), 0));
        factor = one.multiply(new BigDecimal(divisor)).toBigIntegerExact();
        boolean isShort = factor.bitLength() < 63 && divisor.bitLength() < 63;
        shortFactor = isShort ? factor.longValue() : 0;
        shortDivisor = isShort ? divisor.longValue() : 1;
        scaled = one.compareTo(BigDecimal.ONE) != 0;
        this.origin = origin;
    }

    static GuestTimes unscaled() {
        return new GuestTimes(BigDecimal.ONE, 0);
    }

    /** Where times are scaled, the trace is read once more, to know where they start. */
    static GuestTimes of(TraceReading trace, Rig rig) throws IOException {
        if (rig.timeScale().compareTo(BigDecimal.ONE) == 0) {
            return unscaled();
        }
        Earliest earliest = new Earliest();
        trace.into(earliest);
        return new GuestTimes(rig.timeScale(), earliest.time == Long.MAX_VALUE ? 0 : earliest.time);
    }

    /** The same, before the first access. */
    GuestTimes anew() {
        return new GuestTimes(new BigDecimal(factor).divide(new BigDecimal(divisor)), origin);
    }

    /** The time on the tape, before the {@link #shift}, of an access at {@code time}. */
    long timed(long time) throws TraceException {
        long onTape = onTape(time);
        return isNear(onTape) ? onTape : placed(time);
    }

    /** What {@link #timed} answers where that {@link #isNear}. */
    long onTape(long time) {
        return time - base + lapOffset;
    }

    /** Whether a time on the tape is one without further ado. */
    boolean isNear(long onTape) {
        return Long.compareUnsigned(onTape - first, near) < 0;
    }

    /** Of times not before one that {@link #isNear}, the first that is not. */
    long far() {
        return first + near;
    }

    /** Refuses an access of {@code vcpu} at a time that is before its last one's. */
    static void requireOrder(int vcpu, long last, long time) throws TraceException {
        if (time < last) {
            throw new TraceException("time goes backwards on vCPU " + vcpu + ": " + time + " ns after " + last
                    + " ns; sort the trace by time");
        }
    }

    private long placed(long time) throws TraceException {
        long inLap = scaled ? scale(subtract(time, origin)) : time;
        if (first == NONE) {
            base = inLap;
            first = 0;
            near = scaled || base < -FARTHEST || base > FARTHEST ? 0 : LATEST;
        }
        long onTape = subtract(inLap, base) + lapOffset;
        if (lapOffset == 0) {
            first = Math.min(first, onTape);
        }
        if (isOutside(onTape)) {
            throw new TraceException("guest time " + time + " ns is more than " + LATEST + " ns from the first access");
        }
        return onTape;
    }

    /** Whether it is before the first access of the tape so far, or too late, or too early to be the first. */
    private boolean isOutside(long onTape) {
        return Long.compareUnsigned(onTape - first, LATEST) > 0 || onTape < -LATEST;
    }

    private static long subtract(long time, long origin) throws TraceException {
        try {
            return Math.subtractExact(time, origin);
        } catch (ArithmeticException e) {
            throw new TraceException("guest time " + time + " ns is too far from " + origin + " ns");
        }
    }

    private long scale(long time) throws TraceException {
        long low = time * shortFactor;
        if (shortFactor > 0 && low >= 0 && Math.multiplyHigh(time, shortFactor) == 0 && low / shortDivisor <= LATEST) {
            return low / shortDivisor;
        }
        BigInteger product = BigInteger.valueOf(time).multiply(factor).divide(divisor);
        if (product.bitLength() > 56) {
            throw new TraceException("guest time " + time + " ns times the time scale is more than " + LATEST + " ns");
        }
        return product.longValue();
    }

    /** Ends a lap whose last access was at {@code lastTime}. */
    void nextLap(long lastTime) throws TraceException {
        lapOffset = timed(lastTime) - first + 1;
    }

    /** What is to be subtracted from the times on the tape. */
    long shift() {
        return first;
    }

    private static final class Earliest implements AccessSink {
        private long time = Long.MAX_VALUE;

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            time = Math.min(time, timeNanos);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            time = 0;
        }
    }
}
