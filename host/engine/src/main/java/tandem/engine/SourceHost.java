package tandem.engine;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tandem.api.PageOrder;

/** The host that the guest leaves: its dirty log, and its run-on after the pause. */
final class SourceHost extends Host {

    private enum State {
        RUNNING,
        LOGGING,
        PAUSED,
        RUNNING_ON
    }

    private final Rig rig;
    private final Journal journal;
    private final PageBits missing;
    private final PageBits unread;
    private final SplittableRandom chance = new SplittableRandom(1);
    private int[] touched = new int[0];
    private int touchedCount;
    private int touchedNext;
    private State state = State.RUNNING;
    private boolean bitmap;
    private long marksMade;
    private long costs;

    /** Marks, and after the pause what is still to be sent, are in {@code missing}; those of a bitmap once it is read. */
    SourceHost(List<Lane> lanes, Rig rig, PageBits missing, int pages, Journal journal) {
        super(lanes, pages);
        this.rig = rig;
        this.missing = missing;
        this.unread = new PageBits(pages);
        this.journal = journal;
    }

    void log(int pages) {
        state = State.LOGGING;
        missing.addAll(pages);
    }

    boolean isLogging() {
        return state == State.LOGGING;
    }

    /** Clears the mark of a page without its being sent. */
    void clearMark(int page, long now) {
        missing.remove(page);
        watchWrites(page, now);
    }

    /** Reads the bitmap and clears it; from the first time on, marks are made in it. */
    void synchronise(long now) {
        bitmap = true;
        readBitmap();
        Arrays.fill(watch, (byte) Lane.WRITE);
        for (Lane lane : lanes()) {
            lane.watchAllAgain(now);
        }
        reorder();
    }

    private void watchWrites(int page, long now) {
        if (watch[page] == Lane.WRITE) {
            return;
        }
        watch[page] = Lane.WRITE;
        boolean keysChanged = false;
        for (Lane lane : lanes()) {
            keysChanged |= lane.watchAgain(page, now);
        }
        if (keysChanged) {
            reorder();
        }
    }

    private void readBitmap() {
        for (int page = unread.first(); page != PageOrder.NONE; page = unread.next(page + 1)) {
            missing.add(page);
        }
        unread.clear();
    }

    void throttle(long now, int percent) {
        halt(now);
        for (Lane lane : lanes()) {
            lane.speed(percent);
        }
        reorder();
    }

    void pause(long now) {
        halt(now);
        state = State.PAUSED;
        readBitmap();
        Arrays.fill(watch, (byte) 0);
    }

    /** Runs on, for the pages missing now. */
    void runOn(long runAheadNanos) {
        state = State.RUNNING_ON;
        countWrites(null);
        long furthest = 0;
        for (Lane lane : lanes()) {
            furthest = Math.max(furthest, lane.guest());
        }
        long limit = runAheadNanos == Lane.NEVER ? Lane.NEVER : saturatingAdd(furthest, runAheadNanos);
        for (Lane lane : lanes()) {
            lane.limitGuest(limit);
        }
        touched = new int[missing.size()];
        for (int page = missing.first(); page != PageOrder.NONE; page = missing.next(page + 1)) {
            watch[page] = Lane.TOUCH;
        }
        reorder();
    }

    private static long saturatingAdd(long a, long b) {
        return a > Lane.NEVER - b ? Lane.NEVER : a + b;
    }

    boolean isRunningOn() {
        return state == State.RUNNING_ON;
    }

    /** The wire has taken the page at {@code now}. */
    void sent(int page, long now) {
        missing.remove(page);
        if (state == State.LOGGING && !unread.contains(page)) {
            watchWrites(page, now);
        } else {
            watch[page] = 0;
        }
    }

    @Override
    void event(Lane lane) {
        if (state == State.RUNNING_ON) {
            touch(lane);
        } else {
            mark(lane);
        }
    }

    private void mark(Lane lane) {
        (bitmap ? unread : missing).add(lane.page);
        watch[lane.page] = 0;
        marksMade++;
        journal.event(Journal.Kind.DIRTY_TRAP, 0, lane.number, lane.page, lane.key, rig.dirtyTrapNanos());
        execute(lane, rig.dirtyTrapNanos());
    }

    private void touch(Lane lane) {
        int page = lane.page;
        boolean first = (watch[page] & Lane.TOUCH) != 0;
        long cost = 0;
        if (first) {
            touched[touchedCount++] = hint(page);
            cost += rig.touchTrapNanos();
            journal.event(Journal.Kind.TOUCH_TRAP, 0, lane.number, page, lane.key, rig.touchTrapNanos());
        }
        if (lane.write) {
            cost += rig.cowNanos();
            journal.event(Journal.Kind.COPY, 0, lane.number, page, lane.key, rig.cowNanos());
        }
        watch[page] = (byte) (lane.write ? 0 : Lane.WRITE);
        costs += cost;
        execute(lane, cost);
    }

    /** The page, or in a share of cases that the rig tells another missing one: a prediction that goes wrong. */
    private int hint(int page) {
        if (chance.nextInt(100) >= rig.wrongHintsPercent()) {
            return page;
        }
        return missing.nextWrapping(chance.nextInt(watch.length));
    }

    /** The next missing page that the source, running on, has touched, or none. */
    int nextTouched() {
        while (touchedNext < touchedCount && !missing.contains(touched[touchedNext])) {
            touchedNext++;
        }
        return touchedNext < touchedCount ? touched[touchedNext] : PageOrder.NONE;
    }

    /** How often a clean page has been marked. */
    long marksMade() {
        return marksMade;
    }

    /** Nanoseconds spent on traps and copies since the pause. */
    long costsRunningOn() {
        return costs;
    }
}
