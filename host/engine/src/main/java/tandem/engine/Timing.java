package tandem.engine;

import java.util.Arrays;
import java.util.BitSet;

/** Makes the figures of a replay from its journal, event by event. */
final class Timing implements JournalReader.Visitor {
    private static final Journal.Touch[] TOUCHES = Journal.Touch.values();
    private final long[] touches = new long[TOUCHES.length];
    private final BitSet sent = new BitSet();
    private final BitSet hinted = new BitSet();
    private final BitSet hit = new BitSet();
    private final BitSet touched = new BitSet();
    private final BitSet copied = new BitSet();
    private final Rounds rounds = new Rounds();
    private final Sends sends = new Sends();
    private long[] stalls = new long[64];
    private int stallCount;
    private long resume;
    private long completion;
    private long lastUsable;
    private long duplicates;
    private long copies;
    private long held;
    private long heldAtMost;

    @Override
    public void event(Journal.Kind kind, int detail, int lane, int page, long time, long value) {
        switch (kind) {
            case ROUND -> rounds.begin(value, time);
            case PAUSE -> rounds.pause(time, value, detail != Journal.NOT_CONVERGED);
            case RESUME -> resume = time;
            case SEND -> send(detail, lane, page, value);
            case TOUCH -> touch(TOUCHES[detail], page);
            case STALL -> stall(TOUCHES[detail], value - time);
            case COPY -> copy(page);
            case LAST_ACCESS -> completion = Math.max(completion, time);
            case HAND_OVER, REQUEST, DIRTY_TRAP, TOUCH_TRAP, SPEED -> {}
        }
    }

    private void send(int detail, int percent, int page, long usable) {
        boolean zero = (detail & Journal.ZERO) != 0;
        sends.add(percent, zero);
        rounds.send(percent, zero);
        duplicates += sent.get(page) ? 1 : 0;
        sent.set(page);
        if ((detail & ~Journal.ZERO) == Journal.Cause.HINT.ordinal()) {
            hinted.set(page);
        }
        lastUsable = Math.max(lastUsable, usable);
        if (copied.get(page)) {
            copied.clear(page);
            held--;
        }
    }

    private void touch(Journal.Touch kind, int page) {
        touches[kind.ordinal()]++;
        touched.set(page);
        hit.set(page, kind == Journal.Touch.HIT);
    }

    private void stall(Journal.Touch kind, long nanos) {
        if (kind == Journal.Touch.SHARED) {
            touches[kind.ordinal()]++;
        }
        if (stallCount == stalls.length) {
            stalls = Arrays.copyOf(stalls, 2 * stallCount);
        }
        stalls[stallCount++] = nanos;
    }

    private void copy(int page) {
        copied.set(page);
        copies++;
        held++;
        heldAtMost = Math.max(heldAtMost, held);
    }

    /** The later of the completion and the end of the migration. */
    long lastInstant() {
        return Math.max(completion, totalTime());
    }

    private long totalTime() {
        return Math.max(resume, lastUsable);
    }

    Figures figures(JournalEnd end, Progress progress) {
        long useful = count(hinted, hit);
        long touchedHints = count(hinted, touched);
        return new Figures(
                rounds.pause(),
                totalTime(),
                resume - rounds.pause(),
                completion,
                completion - end.baseline() * 100 / end.sourceSpeed(),
                Stalls.of(stalls, stallCount),
                touches[Journal.Touch.HIT.ordinal()],
                touches[Journal.Touch.NETWORK_FAULT.ordinal()],
                touches[Journal.Touch.IN_FLIGHT.ordinal()],
                touches[Journal.Touch.SHARED.ordinal()],
                rounds.figures(end),
                rounds.pagesAtPause(),
                rounds.nonConvergence(end),
                sends.pages(),
                duplicates,
                sends.zeroPages(),
                sends.bytes(end) + end.deviceBytes(),
                copies,
                heldAtMost,
                useful,
                touchedHints - useful,
                hinted.cardinality() - touchedHints,
                end.sourceCpuNanos(),
                Math.max(0, lastUsable - rounds.pause()),
                progress);
    }

    private static long count(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both.cardinality();
    }
}
