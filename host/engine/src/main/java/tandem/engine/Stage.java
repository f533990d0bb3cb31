package tandem.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Another thread, which does the same work with each block that it is handed, in their order, and gives the block back
 * to be filled again. What goes wrong over there is thrown here some blocks later, or by {@link #finish}.
 */
final class Stage<T> {
    private static final int BLOCKS = 8;

    private final Consumer<T> work;
    private final ExecutorService thread;
    private final Deque<Handed<T>> ahead = new ArrayDeque<>();
    private final Deque<T> empty = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Stage(String name, Supplier<T> blocks, Consumer<T> work) {
        this.work = work;
        thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
        for (int block = 0; block <= BLOCKS; block++) {
            empty.add(blocks.get());
        }
    }

    private record Handed<T>(T block, CompletableFuture<Void> done) {}

    /** A block to be filled. */
    T take() {
        if (empty.isEmpty()) {
            awaitHalf();
        }
        return empty.remove();
    }

    /** Half of the blocks, not one, for to wake a thread is dear. */
    private void awaitHalf() {
        CompletableFuture<Void> done = last;
        while (empty.size() < BLOCKS / 2) {
            Handed<T> oldest = ahead.remove();
            done = oldest.done();
            empty.add(oldest.block());
        }
        await(done);
    }

    /** Hands over a block that {@link #take} gave. */
    void pass(T block) {
        last = last.thenRunAsync(() -> work.accept(block), thread);
        ahead.add(new Handed<>(block, last));
    }

    /** Waits until all is done that was handed over, and ends the thread. */
    void finish() {
        try {
            await(last);
        } finally {
            thread.shutdown();
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
