package tandem.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Ends a strategy that would never end: one that asks without time passing, or sends on and on to an idle guest. */
final class Patience {
    private static final long CALLS_WITHOUT_TIME = 4_000_000;
    private static final long ROUNDS_WHEN_IDLE = 10_000;

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong sends = new AtomicLong();
    private final long sendsAllowed;
    private long lastNow = -1;
    private long callsNow;
    private long sendsWhenIdle;
    private boolean idle;

    Patience(int pages) {
        sendsAllowed = ROUNDS_WHEN_IDLE * pages;
    }

    /** A call at {@code now}. */
    void call(long now, boolean guestIsIdle) {
        calls.lazySet(calls.getPlain() + 1);
        idle = guestIsIdle;
        callsNow = now == lastNow ? callsNow + 1 : 0;
        lastNow = now;
        if (callsNow > CALLS_WITHOUT_TIME) {
            throw new StrategyFailure("does not end: " + CALLS_WITHOUT_TIME
                    + " calls at one instant, in which it neither sent anything nor returned");
        }
    }

    void sent() {
        sends.lazySet(sends.getPlain() + 1);
        if (idle && ++sendsWhenIdle > sendsAllowed) {
            throw new StrategyFailure("does not end: " + sendsAllowed + " pages sent while the guest was idle");
        }
    }

    long calls() {
        return calls.get();
    }

    long sends() {
        return sends.get();
    }
}
