package tandem.formats.drmemtrace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A few things that are filled one after the other, by other threads, and taken in the same order: what was taken before
 * is filled again.
 */
final class Ahead<T> implements AutoCloseable {
    private final Executor executor;
    private final Consumer<T> filler;
    private final Deque<T> things = new ArrayDeque<>();
    private final Deque<CompletableFuture<Void>> filled = new ArrayDeque<>();
    private CompletableFuture<Void> lastFilled = CompletableFuture.completedFuture(null);
    private boolean taken;
    private volatile boolean closed;

    /** Fills {@code things} by {@code filler}, which throws nothing, where {@code executor} runs it. */
    Ahead(Executor executor, List<T> things, Consumer<T> filler) {
        this.executor = executor;
        this.filler = filler;
        things.forEach(this::fill);
    }

    private void fill(T thing) {
        lastFilled = lastFilled.thenRunAsync(() -> fillUnlessClosed(thing), executor);
        filled.add(lastFilled);
        things.add(thing);
    }

    private void fillUnlessClosed(T thing) {
        if (!closed) {
            filler.accept(thing);
        }
    }

    /** Waits for the next thing, which is the caller's until it takes the one after. */
    T take() {
        if (taken) {
            fill(things.remove());
        }
        taken = true;
        filled.remove().join();
        return things.element();
    }

    /** Waits until nothing is filled any more. */
    @Override
    public void close() {
        closed = true;
        lastFilled.join();
    }
}
