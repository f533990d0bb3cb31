package tandem.formats.drmemtrace;

import tandem.api.TraceException;

/** Nanoseconds since the first timestamp of the trace. Timestamps are microseconds since 1601, too many nanoseconds. */
final class Clock {
    private static final long NANOS = 1_000;

    private long origin;
    private boolean started;

    /** Tells of a timestamp; the earliest told before the first is asked for is 0. */
    void start(long timestamp) {
        origin = started ? Math.min(origin, timestamp) : timestamp;
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    long nanos(long timestamp) throws TraceException {
        if (!started) {
            start(timestamp);
        }
        long micros = timestamp - origin;
        if (Math.abs(micros) > Long.MAX_VALUE / (2 * NANOS)) {
            throw new TraceException("the timestamp " + timestamp + " is more than a century from others");
        }
        return micros * NANOS;
    }
}
