package tandem.formats.gem5packet;

import java.math.BigInteger;
import tandem.api.TraceException;

/** Turns ticks into nanoseconds, rounded down. */
final class Ticks {
    private static final long NANOS_A_SECOND = 1_000_000_000;

    /** What gem5 counts unless told otherwise: a constant, since division by any number takes as long as all the rest. */
    private static final long PICOSECONDS = 1000;

    private final long ticksASecond;
    /** 0 where a nanosecond has no whole number of ticks. */
    private final long ticksANano;

    Ticks(long ticksASecond) {
        this.ticksASecond = ticksASecond;
        ticksANano = ticksASecond % NANOS_A_SECOND == 0 ? ticksASecond / NANOS_A_SECOND : 0;
    }

    long nanos(long tick) throws TraceException {
        if (ticksANano == PICOSECONDS && tick >= 0) {
            return tick / PICOSECONDS;
        }
        if (ticksANano > 0) {
            return Long.divideUnsigned(tick, ticksANano);
        }
        BigInteger nanos = new BigInteger(Long.toUnsignedString(tick))
                .multiply(BigInteger.valueOf(NANOS_A_SECOND))
                .divide(BigInteger.valueOf(ticksASecond));
        if (nanos.bitLength() >= Long.SIZE) {
            throw new TraceException("tick " + Long.toUnsignedString(tick) + " is centuries from the first");
        }
        return nanos.longValue();
    }
}
