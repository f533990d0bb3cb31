package tandem.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One migration in virtual time: the two hosts, the wire, and the sender's {@code now} (MODEL §4). */
final class PlainMigration {
    /** The size of a zero page's message. */
    private static final long ZERO_PAGE_BYTES = 9;

    final PlainRig rig;
    final PlainSource source;
    final PlainTarget target;
    final PlainWire wire;
    final int pages;
    long now;

    long pausedAt;
    long resumedAt;
    long lastUsable;
    long lastAccessBeforePause;
    long executedBeforePause;
    long rounds;
    long zeroPagesSent;

    /** Every page sent, in order. */
    final List<Integer> sent = new ArrayList<>();

    private final PlainMemory memory;
    private final boolean secondTape;

    PlainMigration(PlainRig rig, PlainMemory memory, PlainTape sourceTape, PlainTape targetTape) {
        this.rig = rig;
        this.memory = memory;
        pages = memory.pages();
        secondTape = sourceTape != targetTape;
        source = new PlainSource(sourceTape, rig, pages);
        target = new PlainTarget(targetTape, rig, pages);
        wire = new PlainWire(rig);
    }

    BitSet allPages() {
        BitSet all = new BitSet();
        all.set(0, pages);
        return all;
    }

    /** Moves the sender to {@code t}: at one instant both hosts execute first (§4, ties). */
    void advanceTo(long t) {
        now = t;
        source.runUntil(t);
        target.runUntil(t);
    }

    /** Moves the sender to the instant at which the wire can take a message. */
    void awaitWire() {
        advanceTo(wire.ready(now));
    }

    /** Sends a page; the content that counts is that at the acceptance, after the pause the pre-image. */
    void send(int page) {
        awaitWire();
        zeroPagesSent += isZero(page) ? 1 : 0;
        sent.add(page);
        long usable = wire.accept(now, bytes(page)) + rig.install;
        lastUsable = Math.max(lastUsable, usable);
        source.sent(page);
        target.take(page, now, usable, source.version[page]);
    }

    long bytes(int page) {
        return isZero(page) ? ZERO_PAGE_BYTES : rig.pageSize + rig.header;
    }

    private boolean isZero(int page) {
        return memory.isZeroAtTimeZero(page) && source.version[page] == 0;
    }

    /** Pauses the source as soon as the wire can take a message. */
    void pause() {
        awaitWire();
        source.pause(now);
        pausedAt = now;
        lastAccessBeforePause = source.lastAccess;
        executedBeforePause = source.executed;
    }

    /** Sends the device state; the target resumes with it, once every page accepted before it is usable. */
    void handOver() {
        awaitWire();
        long arrival = wire.accept(now, rig.deviceState);
        resumedAt = Math.max(arrival + rig.resume, lastUsable);
        target.resume(resumedAt, source, secondTape);
    }

    /** The next request that has reached the source by now and asks for a page that is left; −1 without one. */
    int nextRequest(BitSet left) {
        while (hasRequest()) {
            int page = target.requests.remove().page();
            if (left.get(page)) {
                return page;
            }
        }
        return -1;
    }

    boolean hasRequest() {
        return !target.requests.isEmpty() && target.requests.element().arrival() <= now;
    }

    /** Sends nothing until a request has reached the source or the target has finished its tape. */
    void awaitRequestOrEnd() {
        while (!hasRequest() && !target.hasFinished()) {
            long arrival = target.requests.isEmpty()
                    ? PlainHost.NEVER
                    : target.requests.element().arrival();
            advanceTo(Math.min(target.nextWall(), arrival));
        }
    }
}
