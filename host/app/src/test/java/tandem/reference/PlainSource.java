package tandem.reference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** The source: runs the guest under a dirty log until the pause, and may run on after it (MODEL §3, §5). */
final class PlainSource extends PlainHost {
    private final PlainRig rig;

    /** Writes to each page up to the pause; from then on only the pre-images count. */
    final long[] version;

    final boolean[] marked;

    /** How often a write has marked a clean page. */
    long marks;

    /** Pages touched while running on and not sent by then, in order of first touch. */
    final Queue<Integer> hints = new ArrayDeque<>();

    long copies;
    long copiesHeld;
    long copiesPeak;

    private final boolean[] hinted;
    private final boolean[] copied;
    private boolean[] preImages = {};
    private boolean logOn;
    private boolean paused;
    private boolean runningOn;
    private long lastGuestTime = NEVER;

    PlainSource(PlainTape tape, PlainRig rig, int pages) {
        super(tape, rig.sourceSpeed);
        this.rig = rig;
        version = new long[pages];
        marked = new boolean[pages];
        hinted = new boolean[pages];
        copied = new boolean[pages];
        warmUp(tape);
    }

    /** What lies before `start` is executed by no host, but it has written its pages (§1, §4). */
    private void warmUp(PlainTape tape) {
        for (PlainTape.Access a : tape.accesses) {
            if (a.guest() < rig.start && a.write()) {
                version[a.page()]++;
            }
        }
        long[] starts = new long[next.length];
        Arrays.fill(starts, rig.start);
        startAt(0, starts);
    }

    /** Turning the dirty log on marks every page. */
    void logOn() {
        logOn = true;
        Arrays.fill(marked, true);
    }

    int countMarked() {
        int count = 0;
        for (boolean mark : marked) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    void throttle(long now, long percent) {
        moveCursorsTo(now);
        speed = Math.max(1, rig.sourceSpeed * (100 - percent) / 100);
    }

    void pause(long now) {
        moveCursorsTo(now);
        paused = true;
        logOn = false;
    }

    /** Runs on from the pause, keeping pre-images of the pages still to be sent; the caller clears them as it sends. */
    void runOn(boolean[] left) {
        preImages = left;
        runningOn = true;
        lastGuestTime = rig.runAhead == PlainRig.UNBOUNDED ? NEVER : greatestGuestTime() + rig.runAhead;
    }

    void sent(int page) {
        marked[page] = false;
        if (copied[page]) {
            copied[page] = false;
            copiesHeld--;
        }
    }

    @Override
    boolean isHeld(PlainTape.Access access) {
        return paused && (!runningOn || access.guest() > lastGuestTime);
    }

    @Override
    long access(PlainTape.Access access, long now) {
        return paused ? accessRunningOn(access) : accessBeforePause(access);
    }

    private long accessBeforePause(PlainTape.Access access) {
        int page = access.page();
        if (access.write()) {
            version[page]++;
        }
        if (!logOn || !access.write() || marked[page]) {
            return 0;
        }
        marked[page] = true;
        marks++;
        return rig.dirtyTrap;
    }

    private long accessRunningOn(PlainTape.Access access) {
        int page = access.page();
        long cost = 0;
        if (preImages[page] && !hinted[page]) {
            hinted[page] = true;
            hints.add(page);
            cost += rig.touchTrap;
        }
        if (preImages[page] && access.write() && !copied[page]) {
            copied[page] = true;
            copies++;
            copiesHeld++;
            copiesPeak = Math.max(copiesPeak, copiesHeld);
            cost += rig.cow;
        }
        return cost;
    }
}
