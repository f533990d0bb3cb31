package tandem.engine;

import tandem.api.MigrationStrategy;

/** One migration of a guest by one strategy, in virtual time, with what happens and when in a journal. */
public final class Replay {
    /** The longest block of a journal. */
    public static final int JOURNAL_BLOCK_BYTES = Journal.BLOCK_BYTES;

    private final Scenario scenario;
    private final MigrationStrategy strategy;
    private final Journal journal;
    private final Migration migration;

    /** Prepares the replay of {@code scenario} by {@code strategy}, a new instance whose options are set. */
    public Replay(Scenario scenario, MigrationStrategy strategy, BlockLog journalLog) {
        this.scenario = scenario;
        this.strategy = strategy;
        this.journal = new Journal(journalLog);
        this.migration = new Migration(scenario, strategy.foreknowledge(), journal);
    }

    /**
     * Runs the strategy to its end on this thread. The journal says at its end whether all went well.
     *
     * @throws StrategyFailure where the strategy broke a rule; what it throws itself passes as it is
     */
    public void run() {
        boolean done = false;
        try {
            strategy.migrate(migration.source(), migration.wire());
            journal.end(migration.finish());
            done = true;
        } finally {
            if (!done) {
                journal.failed();
            }
            migration.close();
        }
    }

    /** How many calls the strategy has made of the source and the wire; may be read on any thread. */
    public long calls() {
        return migration.patience().calls();
    }

    /** The pages that the guest has, as a measure of the replay's length beside {@link #sent}. */
    public int pages() {
        return scenario.pages();
    }

    /** How many pages the wire has taken; may be read on any thread. */
    public long sent() {
        return migration.patience().sends();
    }
}
