package tandem.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tandem.app.Disk;
import tandem.app.InputException;
import tandem.engine.Scenario;

/**
 * Replays strategies side by side, as many at a time as there are cores. One that hangs is given up, and one that dies
 * of want of memory, for which another may be to blame, is run again alone.
 */
public final class ReplayPool {
    private static final long LOOK_MILLIS = 200;

    private final Scenario scenario;
    private final Journals journals;
    private final int width;
    private final long patienceNanos;
    private final BlockingQueue<RunningReplay> ended = new LinkedBlockingQueue<>();
    private final List<RunningReplay> running = new ArrayList<>();
    private final Map<StrategySetup, Outcome> outcomes = new HashMap<>();
    private volatile List<RunningReplay> all = List.of();

    /** For replays of {@code scenario}; a strategy that is silent for {@code patienceNanos} of real time hangs. */
    public ReplayPool(Scenario scenario, Journals journals, int width, long patienceNanos) {
        this.scenario = scenario;
        this.journals = journals;
        this.width = width;
        this.patienceNanos = patienceNanos;
    }

    /** How many pages have been sent by all replays together, each counted up to the number of pages. */
    public long sent() {
        return all.stream().mapToLong(RunningReplay::sent).sum();
    }

    /** Replays all; the outcomes are in the order of {@code setups}. */
    public List<Outcome> run(List<StrategySetup> setups) throws InterruptedException {
        Deque<StrategySetup> starved = new ArrayDeque<>();
        work(new ArrayDeque<>(setups), width, starved);
        while (!starved.isEmpty()) {
            work(new ArrayDeque<>(List.of(starved.remove())), 1, null);
        }
        return setups.stream().map(this::outcome).toList();
    }

    private Outcome outcome(StrategySetup setup) {
        Outcome outcome = outcomes.get(setup);
        if (outcome == null) {
            throw new IllegalStateException("no outcome of " + setup.name());
        }
        return outcome;
    }

    private void work(Deque<StrategySetup> waiting, int atOnce, @Nullable Deque<StrategySetup> starved)
            throws InterruptedException {
        while (!waiting.isEmpty() || !running.isEmpty()) {
            while (!waiting.isEmpty() && running.size() < atOnce) {
                start(waiting.remove());
            }
            RunningReplay over = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (over == null) {
                giveUpHanging();
            } else {
                finish(over, starved);
            }
        }
    }

    private void start(StrategySetup setup) {
        RunningReplay replay = new RunningReplay(setup, scenario, journals.create(setup.name()), ended);
        running.add(replay);
        List<RunningReplay> longer = new ArrayList<>(all);
        longer.add(replay);
        all = longer;
        replay.start(System.nanoTime());
    }

    private void giveUpHanging() {
        long now = System.nanoTime();
        for (RunningReplay replay : running) {
            if (!replay.isAbandoned() && replay.hangs(now, patienceNanos)) {
                replay.abandon("never returns: it made no call for " + patienceNanos / 1_000_000_000 + " s");
            }
        }
    }

    private void finish(RunningReplay over, @Nullable Deque<StrategySetup> starved) {
        running.remove(over);
        over.journal().close();
        if (over.failure() != null) {
            journals.forsake(over.setup().name());
        }
        Throwable failure = over.failure();
        if (failure instanceof InputException noRoom) {
            throw noRoom;
        }
        if (failure != null && Disk.isFull(failure)) {
            throw new UncheckedIOException(new IOException(failure));
        }
        if (over.failure() instanceof OutOfMemoryError && starved != null) {
            starved.add(over.setup());
        } else {
            outcomes.put(over.setup(), over.outcome());
        }
    }
}
