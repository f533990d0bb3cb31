package tandem.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tandem.api.Foreknowledge;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/** What a strategy works on: the two hosts and the wire between them, which move on when it asks or sends. */
final class Migration implements Source, Wire {
    private static final int NEVER_SENT = -1;
    private static final int NOT_OFFERED = -2;

    private final Scenario scenario;
    private final Rig rig;
    private final Set<Foreknowledge> foreknowledge;
    private final Journal journal;
    private final int pages;
    private final Link link;
    private final SourceHost source;
    private final TargetHost target;
    private final PageBits missing;
    private final PageBits sentThisRound;
    private final int[] versions;
    private final int[] sentVersions;
    private final Patience patience = new Patience();

    private long now;
    private long lastAccepted = Long.MIN_VALUE;
    private long rate;
    private long bytesSent;
    private long lastUsable;
    private boolean declaresRounds;
    private boolean paused;
    private boolean handedOver;
    private long executedOnSource;
    private long[] guestAtPause = new long[0];
    private int[] foreseen = new int[0];
    private int requested = NOT_OFFERED;
    private int hinted = NOT_OFFERED;
    private int lastRequested = PageOrder.NONE;

    Migration(Scenario scenario, Set<Foreknowledge> foreknowledge, Journal journal) {
        this.scenario = scenario;
        this.foreknowledge = foreknowledge;
        this.journal = journal;
        rig = scenario.rig();
        pages = scenario.pages();
        link = new Link(rig);
        missing = new PageBits(pages);
        missing.addAll(pages);
        sentThisRound = new PageBits(pages);
        versions = new int[pages];
        sentVersions = new int[pages];
        Arrays.fill(sentVersions, NEVER_SENT);
        source = new SourceHost(scenario.sourceLanes(), rig, missing, pages, journal);
        source.countWrites(versions);
        source.reorder();
        target = new TargetHost(scenario.targetLanes(), rig, pages, link.requestNanos(rig.requestBytes()), journal);
    }

    // --- time ---

    private void advance(long to) {
        if (to < now) {
            throw new IllegalStateException("wall time would run backwards, from " + now + " to " + to + " ns");
        }
        now = to;
        if (!paused || source.isRunningOn()) {
            source.run(to);
        }
        if (handedOver) {
            target.run(to);
        }
    }

    /** Waits until the wire can take a message. */
    private void ready() {
        patience.call(now, guestIsIdle());
        advance(link.readyAt(now));
    }

    private boolean guestIsIdle() {
        return handedOver ? target.hasEnded() : paused || source.hasEnded();
    }

    // --- the source ---

    @Override
    public int pages() {
        return pages;
    }

    @Override
    public int pageSizeBytes() {
        return (int) rig.pageSizeBytes();
    }

    @Override
    public void logDirty() {
        require(!paused && !source.isLogging(), "the dirty log is turned on once, before the pause");
        ready();
        source.log(pages);
    }

    @Override
    public PageSet marked() {
        require(source.isLogging(), "marks are there only between logDirty() and pause()");
        ready();
        return missing;
    }

    @Override
    public long marksMade() {
        require(source.isLogging(), "marks are there only between logDirty() and pause()");
        ready();
        return source.marksMade();
    }

    @Override
    public PageOrder startRound() {
        int[] round = beginRound();
        return new Round(round);
    }

    @Override
    public PageOrder startRoundClearingMarks() {
        int[] round = beginRound();
        for (int page : round) {
            source.clearMark(page);
        }
        return new Round(round);
    }

    private int[] beginRound() {
        require(source.isLogging(), "a round is of marked pages: only between logDirty() and pause()");
        ready();
        declaresRounds = true;
        sentThisRound.clear();
        journal.event(Journal.Kind.ROUND, 0, 0, 0, now, missing.size());
        return missing.toArray();
    }

    @Override
    public void throttle(int percent) {
        require(!paused, "only a guest that runs can be throttled");
        ready();
        int speed = Math.max(1, rig.sourceSpeedPercent() * (100 - percent) / 100);
        source.throttle(now, speed);
        journal.event(Journal.Kind.SPEED, 0, 0, 0, now, speed);
    }

    @Override
    public void pause() {
        require(!paused, "the guest is paused once");
        ready();
        source.pause(now);
        paused = true;
        journal.event(Journal.Kind.PAUSE, 0, 0, 0, now, 0);
        for (int page = 0; page < pages; page++) {
            if (sentVersions[page] == NEVER_SENT) {
                missing.add(page);
            }
        }
        if (declaresRounds) {
            sentThisRound.clear();
        }
        executedOnSource = source.executed();
        guestAtPause = Arrays.stream(source.lanes()).mapToLong(Lane::guest).toArray();
        journalLastAccesses(source, 0);
        placeTarget(target.lanes());
        if (foreknowledge.contains(Foreknowledge.TARGET_TOUCHES)) {
            foresee();
        }
    }

    private void placeTarget(Lane[] lanes) {
        for (Lane lane : lanes) {
            Lane before = source.lanes()[lane.number];
            if (scenario.hasTargetTape()) {
                lane.place(before.guest(), now);
            } else {
                lane.place(before, now);
            }
        }
    }

    private void foresee() {
        List<Lane> lanes = scenario.targetLanes();
        placeTarget(lanes.toArray(new Lane[0]));
        foreseen = Foresight.of(lanes, pages, Lane.NEVER);
        lanes.forEach(Lane::close);
    }

    @Override
    public PageSet missing() {
        require(paused, "which pages the target lacks is settled at the pause");
        ready();
        return missing;
    }

    @Override
    public PageOrder runOn() {
        require(paused && !source.isRunningOn(), "the source runs on once, after the pause");
        source.runOn(rig.runAheadNanos());
        return () -> {
            ready();
            hinted = source.nextTouched();
            return hinted;
        };
    }

    @Override
    public int[] warmUpTouches() {
        return scenario.warmUpTouches();
    }

    @Override
    public int[] foresight() {
        require(paused, "what the target will touch is settled at the pause");
        require(
                foreknowledge.contains(Foreknowledge.TARGET_TOUCHES),
                "foreknowledge() does not ask for " + Foreknowledge.TARGET_TOUCHES);
        return foreseen.clone();
    }

    // --- the wire ---

    @Override
    public void send(int page) {
        send(page, 100);
    }

    @Override
    public void send(int page, int percent) {
        require(percent > 0 && percent <= 100, "a page is sent at 1 to 100 per cent of its size");
        ready();
        mayBeSent(page);
        long bytes = sizeOf(page, percent);
        while (rate > 0 && lastAccepted != Long.MIN_VALUE) {
            advance(link.readyAt(Math.max(now, lastAccepted + Link.nanosUp(bytes, rate))));
            if (sizeOf(page, percent) == bytes) {
                break;
            }
            bytes = sizeOf(page, percent);
        }
        long usable = take(bytes) + rig.installNanos();
        int detail = cause(page).ordinal() | (isZero(page) ? Journal.ZERO : 0);
        journal.event(Journal.Kind.SEND, detail, percent, page, now, usable);
        sentThisRound.add(page);
        sentVersions[page] = versions[page];
        lastUsable = Math.max(lastUsable, usable);
        source.sent(page);
        target.accepts(page, usable);
        patience.sent();
    }

    private void mayBeSent(int page) {
        if (page < 0 || page >= pages) {
            throw new StrategyFailure("sends page " + page + "; pages are 0 to " + (pages - 1));
        }
        if (sentThisRound.contains(page)) {
            throw new StrategyFailure("sends page " + page
                    + (declaresRounds ? " twice in one round" : " twice without declaring rounds"));
        }
        if (paused && !missing.contains(page)) {
            throw new StrategyFailure("sends page " + page + " after the pause, which the target has already");
        }
    }

    private boolean isZero(int page) {
        return scenario.isZeroAtStart(page) && versions[page] == 0;
    }

    private long sizeOf(int page, int percent) {
        return isZero(page) ? JournalEnd.ZERO_PAGE_BYTES : JournalEnd.bytesOf(percent, rig.pageSizeBytes(), rig.headerBytes());
    }

    private Journal.Cause cause(int page) {
        Journal.Cause cause = Journal.Cause.PUSH;
        if (page == requested) {
            lastRequested = page;
            cause = Journal.Cause.REQUEST;
        } else if (page == hinted) {
            cause = Journal.Cause.HINT;
        }
        requested = NOT_OFFERED;
        hinted = NOT_OFFERED;
        return cause;
    }

    /** Has the wire take a message now; answers when it has arrived. */
    private long take(long bytes) {
        lastAccepted = now;
        bytesSent += bytes;
        return link.accept(now, bytes);
    }

    @Override
    public void handOver() {
        require(paused && !handedOver, "the device state is sent once, after the pause");
        ready();
        checkVersions();
        long arrival = take(rig.deviceStateBytes());
        long resume = Math.max(arrival + rig.resumeNanos(), lastUsable);
        journal.event(Journal.Kind.HAND_OVER, 0, 0, 0, now, arrival);
        journal.event(Journal.Kind.RESUME, 0, 0, 0, resume, 0);
        for (int page = missing.first(); page != PageOrder.NONE; page = missing.next(page + 1)) {
            target.lacks(page);
        }
        for (Lane lane : target.lanes()) {
            lane.unblock(resume);
        }
        target.reorder();
        handedOver = true;
    }

    /** Invariant 1: each page that the target can use at the resume is as the source had it at the pause. */
    private void checkVersions() {
        for (int page = 0; page < pages; page++) {
            if (sentVersions[page] != versions[page] && !missing.contains(page)) {
                throw new StrategyFailure("hands over with page " + page
                        + " out of date on the target: it was written after it was sent, with no dirty log on");
            }
        }
    }

    @Override
    public PageOrder requests() {
        return () -> {
            ready();
            requested = target.request(now, missing);
            return requested;
        };
    }

    @Override
    public PageOrder requestsToTheEnd() {
        require(handedOver, "the target makes no request before it is handed over to");
        return () -> {
            ready();
            requested = target.request(now, missing);
            while (requested == PageOrder.NONE && !targetIsDone()) {
                awaitTarget();
                requested = target.request(now, missing);
            }
            return requested;
        };
    }

    private boolean targetIsDone() {
        return target.hasEnded() && target.lastAccess() <= now;
    }

    /** Lets the target run to the arrival of its next request or to its end, whichever comes first. */
    private void awaitTarget() {
        if (target.nextArrival() == Lane.NEVER) {
            target.runUntilStopped(Lane.NEVER);
        }
        if (target.nextArrival() != Lane.NEVER) {
            target.run(target.nextArrival());
        }
        long next = target.nextArrival();
        if (target.hasEnded()) {
            next = Math.min(next, Math.max(now, target.lastAccess()));
        }
        if (next != Lane.NEVER) {
            advance(next);
        }
    }

    @Override
    public int lastRequested() {
        return lastRequested;
    }

    @Override
    public long timeToSendNanos(long count) {
        return Link.nanos(count * (rig.pageSizeBytes() + rig.headerBytes()), rig.bandwidth());
    }

    @Override
    public long bandwidthBytesPerSecond() {
        return rig.bandwidth();
    }

    @Override
    public long bytesSent() {
        return bytesSent;
    }

    @Override
    public void waitFor(long nanos) {
        require(nanos >= 0, "time does not run backwards");
        ready();
        advance(Math.addExact(now, nanos));
    }

    @Override
    public long nowNanos() {
        ready();
        return now;
    }

    @Override
    public void limitRate(long bytesPerSecond) {
        require(bytesPerSecond > 0, "a rate is at least 1 B/s");
        rate = bytesPerSecond;
    }

    @Override
    public void liftRateLimit() {
        rate = 0;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    // --- the end ---

    /** Lets the target execute what is left, and checks that nothing was lost. */
    JournalEnd finish() {
        if (!handedOver) {
            throw new StrategyFailure("ends without handing over");
        }
        if (!missing.isEmpty()) {
            throw new StrategyFailure("ends with " + missing.size() + " of " + pages
                    + " pages missing on the target, the first is page " + missing.first());
        }
        target.run(Lane.NEVER);
        journalLastAccesses(target, 1);
        checkAccesses();
        return new JournalEnd(
                pages,
                source.lanes().length,
                target.lanes().length,
                scenario.guestNanosLeft(),
                rig.pageSizeBytes(),
                rig.headerBytes(),
                rig.deviceStateBytes(),
                rig.sourceSpeedPercent(),
                rig.targetSpeedPercent(),
                sourceCpuNanos());
    }

    /** Invariant 4: each access at or after the start was executed on the source up to the pause or on the target. */
    private void checkAccesses() {
        long executed = executedOnSource + target.executed();
        if (!scenario.hasTargetTape() && executed != scenario.accessesLeft()) {
            throw new IllegalStateException(
                    executed + " accesses were executed of " + scenario.accessesLeft() + " on the tape");
        }
    }

    private void journalLastAccesses(Host host, int detail) {
        for (Lane lane : host.lanes()) {
            if (lane.lastAccess() >= 0) {
                journal.event(Journal.Kind.LAST_ACCESS, detail, lane.number, 0, lane.lastAccess(), lane.executed());
            }
        }
    }

    private long sourceCpuNanos() {
        if (!source.isRunningOn()) {
            return 0;
        }
        long nanos = source.costsRunningOn();
        Lane[] lanes = source.lanes();
        for (int lane = 0; lane < lanes.length; lane++) {
            nanos += (lanes[lane].guestAt(now) - guestAtPause[lane]) * 100 / rig.sourceSpeedPercent();
        }
        return nanos;
    }

    long calls() {
        return patience.calls();
    }

    long sent() {
        return patience.sends();
    }

    void close() {
        source.close();
        target.close();
    }

    /** The pages of a round, each offered once. */
    private final class Round implements PageOrder {
        private final int[] order;
        private int next;

        Round(int[] order) {
            this.order = order;
        }

        @Override
        public int next() {
            ready();
            return next == order.length ? NONE : order[next++];
        }
    }
}
