package tandem.tck;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;
import tandem.api.MigrationStrategy;
import tandem.engine.BlockLog;
import tandem.engine.Figures;
import tandem.engine.Replay;
import tandem.engine.Scenario;
import tandem.engine.options.Options;

/** Replays of a strategy under test, each by a new instance, on a thread of its own and in bounded real time. */
final class KitReplay {
    private final Class<? extends MigrationStrategy> type;
    private final Duration patience;

    KitReplay(Class<? extends MigrationStrategy> type, Duration patience) {
        this.type = type;
        this.patience = patience;
    }

    /** The figures of a replay with these options, each {@code name=value}; the rest are at their defaults. */
    Figures figures(Scenario scenario, String... options) {
        return Figures.of(run(scenario, call -> {}, options));
    }

    /** All that happens in a replay with default options; {@code listener} hears of each call before it is made. */
    List<ByteBuffer> events(Scenario scenario, Consumer<String> listener) {
        List<ByteBuffer> blocks = new ArrayList<>();
        byte[] block = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = run(scenario, listener).cursor()) {
            for (int length = cursor.next(block); length >= 0; length = cursor.next(block)) {
                blocks.add(ByteBuffer.wrap(Arrays.copyOf(block, length)));
            }
        }
        return blocks;
    }

    private BlockLog run(Scenario scenario, Consumer<String> listener, String... options) {
        KitLog journal = new KitLog();
        return within(journal, () -> {
            MigrationStrategy strategy = Instances.create(type);
            TestRig.set(Options.of(strategy), options);
            MigrationStrategy heard = new HeardStrategy(strategy, call -> {
                checkWanted();
                listener.accept(call);
            });
            new Replay(scenario, heard, journal).run();
            return journal;
        });
    }

    /** Ends a replay that was given up, at its next call. */
    private static void checkWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the replay was given up");
        }
    }

    private <T> T within(KitLog journal, Callable<T> replay) {
        FutureTask<T> task = new FutureTask<>(replay);
        Thread thread = new Thread(task, "replay by " + type.getSimpleName());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionFailedError("the replay has not ended in " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionFailedError("the replay failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            journal.revoke();
            thread.interrupt();
        }
    }
}
