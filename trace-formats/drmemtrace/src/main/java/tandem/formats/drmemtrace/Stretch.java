package tandem.formats.drmemtrace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/**
 * The accesses between two timestamps, held until the second is known: the instructions share the time between them
 * evenly, and a data access has the time of its instruction. Without a second timestamp an instruction takes a
 * nanosecond. Time never goes backwards from stretch to stretch.
 */
final class Stretch {
    static final int READ = 0;
    static final int WRITE = 1;
    static final int FETCH = 2;

    /** Set beside {@link #FETCH} in the first one, with which time does not go on yet. */
    private static final int FIRST = 1;

    private static final AccessKind[] KINDS = {AccessKind.READ, AccessKind.WRITE, AccessKind.FETCH, AccessKind.FETCH};
    private static final int KIND_BITS = 2;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final int FIRST_ROOM = 1 << 10;
    private static final int FEW = 8;
    private static final int LONG = 1 << 10;

    private final int mostHeld;
    private long[] addresses = new long[FIRST_ROOM];
    private int[] sizesAndKinds = new int[FIRST_ROOM];
    private int held;
    private int next;
    private int fetches;
    private long thread;
    private final List<Long> met = new ArrayList<>();
    private boolean filtered;
    private long endOffset;
    private boolean last;

    private long startNanos;
    private long endNanos;
    private long time;
    private long shares;
    private long step;
    private long stepRest;
    private long rest;

    /** Starts one without accesses; those that begin later hold about {@code mostHeld} at most. */
    Stretch(long startNanos, int mostHeld) {
        this.mostHeld = mostHeld;
        endNanos = startNanos;
        time = startNanos;
    }

    /** Starts another one, of a thread's accesses. */
    void begin(long atNanos, long ofThread) {
        held = 0;
        next = 0;
        fetches = 0;
        met.clear();
        filtered = false;
        thread = ofThread;
        startNanos = atNanos;
        endNanos = atNanos;
    }

    /** Tells of a thread: what is held from now on, where nothing is yet, is what it accesses. */
    void meets(long other) {
        met.add(other);
        thread = isEmpty() ? other : thread;
    }

    /** The thread whose accesses they are. */
    long thread() {
        return thread;
    }

    /** Other threads than that of the stretch before, in the order in which they were met. */
    List<Long> met() {
        return met;
    }

    /** Tells that it is of a filtered trace. */
    void filter() {
        filtered = true;
    }

    boolean isFiltered() {
        return filtered;
    }

    /** Tells where in the file the entry stands with which it ends. */
    void endsAt(long offset) {
        endOffset = offset;
    }

    long endOffset() {
        return endOffset;
    }

    /** Tells that the file ends with it. */
    void isTheLast() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    void hold(long address, int sizeBytes, int kind) {
        if (held + 1 == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * addresses.length);
            sizesAndKinds = Arrays.copyOf(sizesAndKinds, 2 * sizesAndKinds.length);
        }
        int isFetch = kind >>> 1;
        int first = fetches == 0 && isFetch > 0 ? FIRST : 0;
        addresses[held] = address;
        sizesAndKinds[held] = sizeBytes << KIND_BITS | kind | first;
        fetches += isFetch;
        held++;
    }

    boolean isEmpty() {
        return held == 0;
    }

    boolean isLong() {
        return held >= LONG;
    }

    boolean isFull() {
        return held >= mostHeld;
    }

    /** Moves the start of a stretch that holds nothing yet. */
    void startAt(long nanos) {
        startNanos = Math.max(startNanos, nanos);
    }

    /** Ends the stretch with a timestamp. */
    void endAt(long nanos) {
        endNanos = Math.max(startNanos, nanos);
        shares = Math.max(1, fetches);
        step = (endNanos - startNanos) / shares;
        stepRest = (endNanos - startNanos) % shares;
        rest = 0;
        time = startNanos;
        sizesAndKinds[held] = READ;
    }

    /** Ends the stretch without a timestamp. */
    void end() {
        endAt(startNanos + fetches);
    }

    long endNanos() {
        return endNanos;
    }

    boolean hasNext() {
        return next < held;
    }

    /** When the next access is, or the next stretch begins. */
    long time() {
        return hasNext() ? time : endNanos;
    }

    /** Passes on the accesses before a time: a few one by one, for often there are no more, and the rest by the batch. */
    void pass(AccessSink sink, AccessBatch batch, int vcpu, long beforeNanos) throws TraceException {
        for (int few = FEW; few > 0 && hasNext() && time < beforeNanos; few--) {
            int sizeAndKind = sizesAndKinds[next];
            sink.access(time, vcpu, addresses[next], sizeAndKind >>> KIND_BITS, KINDS[sizeAndKind & KIND]);
            goOn();
        }
        while (hasNext() && time < beforeNanos) {
            batch.holds(fill(batch, vcpu, beforeNanos), true);
            sink.accesses(batch);
        }
    }

    /** Answers how many accesses there are now. In two loops: one would need more registers than processors have. */
    private int fill(AccessBatch batch, int vcpu, long beforeNanos) {
        int count = fillTimes(batch, beforeNanos);
        for (int i = 0; i < count; i++) {
            int sizeAndKind = sizesAndKinds[next + i];
            batch.set(i, vcpu, addresses[next + i], sizeAndKind >>> KIND_BITS, KINDS[sizeAndKind & KIND]);
        }
        next += count;
        return count;
    }

    /** Goes on to the next access, in one step of the loop of {@link #fillTimes}. */
    private void goOn() {
        next++;
        int nextKind = sizesAndKinds[next] & KIND;
        long ifFetch = -((nextKind >>> 1) & ~nextKind);
        time += step & ifFetch;
        rest += stepRest & ifFetch;
        long ifWhole = (shares - 1 - rest) >> (Long.SIZE - 1);
        rest -= shares & ifWhole;
        time -= ifWhole;
    }

    /** Without branches on what is a fetch, which no processor could foretell: they cost the most. */
    private int fillTimes(AccessBatch batch, long beforeNanos) {
        int most = Math.min(held - next, AccessBatch.CAPACITY);
        int count = 0;
        long now = time;
        long left = rest;
        while (count < most && now < beforeNanos) {
            batch.setTime(count, now);
            count++;
            int nextKind = sizesAndKinds[next + count] & KIND;
            long ifFetch = -((nextKind >>> 1) & ~nextKind);
            now += step & ifFetch;
            left += stepRest & ifFetch;
            long ifWhole = (shares - 1 - left) >> (Long.SIZE - 1);
            left -= shares & ifWhole;
            now -= ifWhole;
        }
        time = now;
        rest = left;
        return count;
    }
}
