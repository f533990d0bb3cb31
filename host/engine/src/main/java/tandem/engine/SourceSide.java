package tandem.engine;

import tandem.api.Foreknowledge;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;

/** The source as a strategy sees it: checks that what it asks may be asked now, and waits until it may look. */
final class SourceSide implements Source {
    private static final String NO_LOG = "marks are there only between logDirty() and pause()";

    private final Scenario scenario;
    private final Migration migration;
    private final SourceHost host;
    private final Journal journal;

    SourceSide(Scenario scenario, Migration migration, SourceHost host, Journal journal) {
        this.scenario = scenario;
        this.migration = migration;
        this.host = host;
        this.journal = journal;
    }

    @Override
    public int pages() {
        return scenario.pages();
    }

    @Override
    public int pageSizeBytes() {
        return (int) scenario.rig().pageSizeBytes();
    }

    @Override
    public void logDirty() {
        Migration.require(
                !migration.isPaused() && !host.isLogging(), "the dirty log is turned on once, before the pause");
        migration.ready();
        host.log(scenario.pages());
    }

    @Override
    public PageSet marked() {
        Migration.require(host.isLogging(), NO_LOG);
        migration.ready();
        return migration.left();
    }

    @Override
    public long marksMade() {
        Migration.require(host.isLogging(), NO_LOG);
        migration.ready();
        return host.marksMade();
    }

    @Override
    public PageOrder startRound() {
        return new Round(beginRound());
    }

    @Override
    public PageOrder startRoundClearingMarks() {
        int[] round = beginRound();
        for (int page : round) {
            host.clearMark(page, migration.now());
        }
        return new Round(round);
    }

    @Override
    public void synchronise() {
        Migration.require(host.isLogging(), NO_LOG);
        migration.ready();
        host.synchronise(migration.now());
        migration.declareRound();
    }

    private int[] beginRound() {
        Migration.require(host.isLogging(), NO_LOG);
        migration.ready();
        migration.declareRound();
        return migration.left().toArray();
    }

    @Override
    public void throttle(int percent) {
        Migration.require(!migration.isPaused(), "only a guest that runs can be throttled");
        Migration.require(percent >= 0 && percent < 100, "a guest is throttled by 0 to 99 per cent");
        migration.ready();
        int speed = Math.max(1, scenario.rig().sourceSpeedPercent() * (100 - percent) / 100);
        host.throttle(migration.now(), speed);
        journal.event(Journal.Kind.SPEED, 0, 0, 0, migration.now(), speed);
    }

    @Override
    public void pause(boolean converged) {
        Migration.require(!migration.isPaused(), "the guest is paused once");
        migration.ready();
        migration.pause(converged);
    }

    @Override
    public PageSet missing() {
        Migration.require(migration.isPaused(), "which pages the target lacks is settled at the pause");
        migration.ready();
        return migration.left();
    }

    @Override
    public PageOrder runOn() {
        Migration.require(migration.isPaused() && !host.isRunningOn(), "the source runs on once, after the pause");
        host.runOn(scenario.rig().runAheadNanos());
        return () -> {
            migration.ready();
            return migration.hint(host.nextTouched());
        };
    }

    @Override
    public int[] warmUpTouches() {
        return scenario.warmUpTouches();
    }

    @Override
    public int[] foresight() {
        Migration.require(migration.isPaused(), "what the target will touch is settled at the pause");
        Migration.require(
                migration.knows(Foreknowledge.TARGET_TOUCHES),
                "foreknowledge() does not ask for " + Foreknowledge.TARGET_TOUCHES);
        return migration.foreseen();
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
            migration.ready();
            return next == order.length ? NONE : order[next++];
        }
    }
}
