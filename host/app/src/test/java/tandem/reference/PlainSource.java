package tandem.reference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;

/** The source: runs the guest under a dirty log until the pause, and may run on after it (MODEL §3, §5). */
final class PlainSource extends PlainHost {
    private final PlainRig rig;

    /** Writes to each page up to the pause; from then on only the pre-images count. */
    final long[] version;

    final BitSet marked = new BitSet();

    /** How often a write has marked a clean page. */
    long marks;

    /** Pages touched while running on and not sent by then, in order of first touch. */
    private final Queue<Integer> hints = new ArrayDeque<>();

    long copies;
    long copiesPeak;

    private final BitSet hinted = new BitSet();
    private final BitSet copied = new BitSet();
    private BitSet preImages = new BitSet();
    private boolean logOn;
    private boolean paused;
    private boolean runningOn;
    private long lastGuestTime = NEVER;

    PlainSource(PlainTape tape, PlainRig rig, int pages) {
        super(tape, rig.sourceSpeed);
        this.rig = rig;
        version = new long[pages];
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
        marked.set(0, version.length);
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

    /** Runs on from the pause, keeping pre-images of the pages left; the caller clears each as it sends it. */
    Queue<Integer> runOn(BitSet left) {
        preImages = left;
        runningOn = true;
        lastGuestTime = rig.runAhead == PlainRig.UNBOUNDED ? NEVER : greatestGuestTime() + rig.runAhead;
        return hints;
    }

    void sent(int page) {
        marked.clear(page);
        copied.clear(page);
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
        if (!logOn || !access.write() || marked.get(page)) {
            return 0;
        }
        marked.set(page);
        marks++;
        return rig.dirtyTrap;
    }

    private long accessRunningOn(PlainTape.Access access) {
        int page = access.page();
        long cost = 0;
        if (preImages.get(page) && !hinted.get(page)) {
            hinted.set(page);
            hints.add(page);
            cost += rig.touchTrap;
        }
        if (preImages.get(page) && access.write() && !copied.get(page)) {
            copied.set(page);
            copies++;
            copiesPeak = Math.max(copiesPeak, copied.cardinality());
            cost += rig.cow;
        }
        return cost;
    }
}
