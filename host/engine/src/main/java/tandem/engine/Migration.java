package tandem.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tandem.api.Foreknowledge;
import tandem.api.PageOrder;
import tandem.api.Source;
import tandem.api.Wire;

/** A migration under way: both hosts and the wire between them, moved on in virtual time, and its invariants. */
final class Migration implements AutoCloseable {
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
    private final PageBits left;
    private final PageBits sentThisRound;
    private final int[] versions;
    private final int[] sentVersions;
    private final Patience patience;

    private long now;
    private long lastAccepted = -1;
    private long bytesSent;
    private long handOverBytes;
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
        left = new PageBits(pages);
        left.addAll(pages);
        sentThisRound = new PageBits(pages);
        versions = new int[pages];
        sentVersions = new int[pages];
        Arrays.fill(sentVersions, NEVER_SENT);
        patience = new Patience(pages);
        source = new SourceHost(scenario.sourceLanes(), rig, left, pages, journal);
        source.countWrites(versions);
        source.reorder();
        target = new TargetHost(scenario.targetLanes(), rig, pages, link.requestNanos(rig.requestBytes()), journal);
    }

    Source source() {
        return new SourceSide(scenario, this, source, journal);
    }

    Wire wire() {
        return new WireSide(rig, this, link, target);
    }

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    /** Lets both hosts execute up to {@code to}. */
    void advance(long to) {
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
    void ready() {
        patience.call(now, handedOver ? target.hasEnded() : paused || source.hasEnded());
        advance(link.readyAt(now));
    }

    void declareRound() {
        declaresRounds = true;
        sentThisRound.clear();
        journal.event(Journal.Kind.ROUND, 0, 0, 0, now, left.size());
    }

    void pause(boolean converged) {
        source.pause(now);
        paused = true;
        for (int page = 0; page < pages; page++) {
            if (sentVersions[page] == NEVER_SENT) {
                left.add(page);
            }
        }
        journal.event(Journal.Kind.PAUSE, converged ? 0 : Journal.NOT_CONVERGED, 0, 0, now, left.size());
        if (declaresRounds) {
            sentThisRound.clear();
        }
        executedOnSource = source.executed();
        guestAtPause = Arrays.stream(source.lanes()).mapToLong(Lane::guest).toArray();
        journalLastAccesses(source, 0);
        placeTarget(target.lanes());
        if (knows(Foreknowledge.TARGET_TOUCHES)) {
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

    void handOver(long furtherBytes) {
        checkVersions();
        handOverBytes = Math.addExact(rig.deviceStateBytes(), furtherBytes);
        long arrival = take(handOverBytes);
        long resume = Math.max(arrival + rig.resumeNanos(), lastUsable);
        journal.event(Journal.Kind.HAND_OVER, 0, 0, 0, now, arrival);
        journal.event(Journal.Kind.RESUME, 0, 0, 0, resume, 0);
        for (int page = left.first(); page != PageOrder.NONE; page = left.next(page + 1)) {
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
            if (sentVersions[page] != versions[page] && !left.contains(page)) {
                throw new StrategyFailure("hands over with page " + page
                        + " out of date on the target: it was written after it was sent, with no dirty log on");
            }
        }
    }

    void checkMayBeSent(int page) {
        if (page < 0 || page >= pages) {
            throw new StrategyFailure("sends page " + page + "; pages are 0 to " + (pages - 1));
        }
        if (sentThisRound.contains(page)) {
            throw new StrategyFailure("sends page " + page
                    + (declaresRounds ? " twice in one round" : " twice without declaring rounds"));
        }
        if (paused && !left.contains(page)) {
            throw new StrategyFailure("sends page " + page + " after the pause, which the target has already");
        }
    }

    /** Has the wire take a page now. */
    void transmit(int page, int percent) {
        long usable = take(sizeOf(page, percent)) + rig.installNanos();
        int detail = cause(page).ordinal() | (isZero(page) ? Journal.ZERO : 0);
        journal.event(Journal.Kind.SEND, detail, percent, page, now, usable);
        sentThisRound.add(page);
        sentVersions[page] = version(page);
        lastUsable = Math.max(lastUsable, usable);
        source.sent(page, now);
        target.accepts(page, usable);
        patience.sent();
    }

    private boolean isZero(int page) {
        return scenario.isZeroAtStart(page) && version(page) == 0;
    }

    /** How often the page had been written on the source by now, or by the pause. */
    private int version(int page) {
        return versions[page] + (paused ? 0 : source.uncounted(page, now));
    }

    /** The bytes of a page's message, were it taken now. */
    long sizeOf(int page, int percent) {
        return isZero(page)
                ? JournalEnd.ZERO_PAGE_BYTES
                : JournalEnd.bytesOf(percent, rig.pageSizeBytes(), rig.headerBytes());
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

    private long take(long bytes) {
        lastAccepted = now;
        bytesSent += bytes;
        return link.accept(now, bytes);
    }

    /** The first missing page whose request has arrived, or none; remembered as the reason if it is sent next. */
    int request() {
        requested = target.request(now, left);
        return requested;
    }

    /** Remembers {@code page} as touched by the source, for the reason if it is sent next. */
    int hint(int page) {
        hinted = page;
        return page;
    }

    /** Lets the target execute what is left, and checks that nothing was lost. */
    JournalEnd finish() {
        if (!handedOver) {
            throw new StrategyFailure("ends without handing over");
        }
        if (!left.isEmpty()) {
            throw new StrategyFailure("ends with " + left.size() + " of " + pages
                    + " pages missing on the target, the first is page " + left.first());
        }
        target.run(Lane.NEVER);
        journalLastAccesses(target, 1);
        checkAccesses();
        return new JournalEnd(
                pages,
                source.lanes().length,
                target.lanes().length,
                scenario.guestNanosLeft(),
                rig.sendingRate(),
                rig.pageSizeBytes(),
                rig.headerBytes(),
                handOverBytes,
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
            journal.event(Journal.Kind.LAST_ACCESS, detail, lane.number, 0, lane.lastAccess(), lane.accessesLeft());
        }
    }

    private long sourceCpuNanos() {
        if (!source.isRunningOn()) {
            return 0;
        }
        long nanos = source.costsRunningOn();
        for (Lane lane : source.lanes()) {
            nanos += (lane.guestAt(now) - guestAtPause[lane.number]) * 100 / rig.sourceSpeedPercent();
        }
        return nanos;
    }

    /** The pages still to be sent: marked, or never sent; after the pause those that the target lacks. */
    PageBits left() {
        return left;
    }

    long now() {
        return now;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    boolean knows(Foreknowledge what) {
        return foreknowledge.contains(what);
    }

    int[] foreseen() {
        return foreseen.clone();
    }

    boolean hasSent() {
        return lastAccepted >= 0;
    }

    long lastAccepted() {
        return lastAccepted;
    }

    int lastRequested() {
        return lastRequested;
    }

    long bytesSent() {
        return bytesSent;
    }

    Patience patience() {
        return patience;
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
