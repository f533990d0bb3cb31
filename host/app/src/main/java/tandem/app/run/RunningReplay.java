package tandem.app.run;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tandem.engine.BlockLog;
import tandem.engine.Figures;
import tandem.engine.JournalFailedException;
import tandem.engine.Replay;
import tandem.engine.Scenario;
import tandem.engine.StrategyFailure;

/** A replay on a thread of its own, and its timing on another, which follows the journal. */
final class RunningReplay {
    private final StrategySetup setup;
    private final Scenario scenario;
    private final RevocableLog journal;
    private final BlockingQueue<RunningReplay> ended;
    private final CountDownLatch replayEnded = new CountDownLatch(1);
    private final Thread replayThread;
    private final Thread timingThread;

    private volatile @Nullable Replay replay;
    private volatile @Nullable Figures figures;
    private volatile @Nullable Throwable failure;
    private volatile boolean abandoned;
    private long callsSeen = -1;
    private long callsSeenAtNanos;

    /** Prepares it; when it has ended, it puts itself into {@code ended}. */
    RunningReplay(StrategySetup setup, Scenario scenario, BlockLog journal, BlockingQueue<RunningReplay> ended) {
        this.setup = setup;
        this.scenario = scenario;
        this.journal = new RevocableLog(journal);
        this.ended = ended;
        replayThread = daemon(this::replay, "replay " + setup.name());
        timingThread = daemon(this::time, "timing " + setup.name());
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start(long nowNanos) {
        callsSeenAtNanos = nowNanos;
        timingThread.start();
    }

    private void time() {
        try {
            replayThread.start();
            figures = Figures.of(journal);
            awaitReplay();
        } catch (JournalFailedException e) {
            awaitReplay();
        } catch (Throwable e) {
            fail(e);
        }
        ended.add(this);
    }

    private void awaitReplay() {
        while (replayEnded.getCount() > 0 && !abandoned) {
            try {
                replayEnded.await();
            } catch (InterruptedException e) {
                // the replay has failed and is about to end, or it has been abandoned
            }
        }
    }

    private void replay() {
        try {
            Replay prepared = new Replay(scenario, setup.create(), journal);
            replay = prepared;
            prepared.run();
        } catch (Throwable e) {
            fail(e);
            timingThread.interrupt();
        } finally {
            replayEnded.countDown();
        }
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    /**
     * Whether the strategy has kept the processor to itself for {@code patienceNanos}. One long call of the engine,
     * which has work to do, does not count.
     */
    boolean hangs(long nowNanos, long patienceNanos) {
        Replay running = replay;
        long calls = running == null ? 0 : running.calls();
        if (calls != callsSeen || isInEngine()) {
            callsSeen = calls;
            callsSeenAtNanos = nowNanos;
        }
        return nowNanos - callsSeenAtNanos > patienceNanos;
    }

    private boolean isInEngine() {
        for (StackTraceElement frame : replayThread.getStackTrace()) {
            if (frame.getClassName().startsWith("tandem.engine.")) {
                return !frame.getClassName().equals(Replay.class.getName());
            }
        }
        return !replayThread.isAlive();
    }

    /** Gives the replay up; its thread may run on for ever. */
    void abandon(String reason) {
        fail(new AbandonedException(reason));
        abandoned = true;
        journal.revoke();
        replayThread.interrupt();
        timingThread.interrupt();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Progress in pages sent, {@link Scenario#pages()} at most. */
    long sent() {
        Replay running = replay;
        return running == null ? 0 : Math.min(running.sent(), scenario.pages());
    }

    StrategySetup setup() {
        return setup;
    }

    BlockLog journal() {
        return journal;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    Outcome outcome() {
        Throwable e = failure;
        return e == null ? new Outcome(setup, figures, null) : new Outcome(setup, null, describe(e));
    }

    private static String describe(Throwable e) {
        if (e instanceof StrategyFailure || e instanceof AbandonedException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof OutOfMemoryError) {
            return "runs out of memory, even alone, at a heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB";
        }
        StackTraceElement[] trace = e.getStackTrace();
        return "throws " + e + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AbandonedException(String message) {
            super(message);
        }
    }
}
