package tandem.formats.drmemtrace;

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
    static final int FIRST = 1;

    static final int KIND_BITS = 2;

    private static final AccessKind[] KINDS = {AccessKind.READ, AccessKind.WRITE, AccessKind.FETCH, AccessKind.FETCH};
    private static final int KIND = (1 << KIND_BITS) - 1;

    private final long[] addresses;
    private final int[] sizesAndKinds;
    private final int end;
    private int next;
    private long nextThread;
    private long offset;

    private long endNanos;
    private long time;
    private long shares;
    private long step;
    private long stepRest;
    private long rest;

    /** Of the accesses from {@code first} to before {@code end}, where another size and kind has room. */
    Stretch(long[] addresses, int[] sizesAndKinds, int first, int end) {
        this.addresses = addresses;
        this.sizesAndKinds = sizesAndKinds;
        this.end = end;
        next = first;
    }

    /** One of no accesses, at whose time the first begins. */
    static Stretch before(long nanos) {
        Stretch none = new Stretch(new long[0], new int[0], 0, 0);
        none.lasts(nanos, nanos, 0);
        return none;
    }

    void lasts(long fromNanos, long toNanos, int fetches) {
        endNanos = toNanos;
        shares = Math.max(1, fetches);
        step = (toNanos - fromNanos) / shares;
        stepRest = (toNanos - fromNanos) % shares;
        time = fromNanos;
    }

    /** Tells the byte of the entry that ends it, and the thread of the accesses after it. */
    void ends(long atByte, long beforeThread) {
        offset = atByte;
        nextThread = beforeThread;
    }

    long endNanos() {
        return endNanos;
    }

    long offset() {
        return offset;
    }

    long nextThread() {
        return nextThread;
    }

    boolean hasNext() {
        return next < end;
    }

    /** When the next access is, or the next stretch begins. */
    long time() {
        return hasNext() ? time : endNanos;
    }

    /** Passes on the accesses before a time, by the batch. */
    void pass(AccessSink sink, AccessBatch batch, int vcpu, long beforeNanos) throws TraceException {
        while (hasNext() && time < beforeNanos) {
            batch.holds(fill(batch, vcpu, beforeNanos), true);
            sink.accesses(batch);
        }
    }

    /** Answers how many accesses there are now. Without branches, which no processor could foretell: they cost the most. */
    private int fill(AccessBatch batch, int vcpu, long beforeNanos) {
        int last = Math.min(end, next + AccessBatch.CAPACITY);
        int at = next;
        long now = time;
        while (at < last && now < beforeNanos) {
            int sizeAndKind = sizesAndKinds[at];
            batch.setTime(at - next, now);
            batch.set(at - next, vcpu, addresses[at], sizeAndKind >>> KIND_BITS, KINDS[sizeAndKind & KIND]);
            at++;
            int nextKind = sizesAndKinds[at] & KIND;
            long ifFetch = -((nextKind >>> 1) & ~nextKind);
            now += step & ifFetch;
            rest += stepRest & ifFetch;
            long ifWhole = (shares - 1 - rest) >> (Long.SIZE - 1);
            rest -= shares & ifWhole;
            now -= ifWhole;
        }
        int count = at - next;
        next = at;
        time = now;
        return count;
    }
}
