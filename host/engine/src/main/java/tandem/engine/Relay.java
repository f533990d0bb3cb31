package tandem.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/**
 * Passes accesses on by another thread, in their order, while more are taken: batches lie between, which are used again.
 * What goes wrong over there stops the taking some accesses later, and is said by {@link #finish}.
 */
final class Relay implements AccessSink {
    private static final int BATCHES = 8;

    private final AccessSink out;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "recorder"));
    private final Deque<Passing> ahead = new ArrayDeque<>();
    private final Deque<AccessBatch> empty = new ArrayDeque<>();
    private AccessBatch filling = new AccessBatch();
    private CompletableFuture<Void> lastPassed = CompletableFuture.completedFuture(null);

    Relay(AccessSink out) {
        this.out = out;
        for (int batch = 0; batch < BATCHES; batch++) {
            empty.add(new AccessBatch());
        }
    }

    private record Passing(AccessBatch batch, CompletableFuture<Void> passed) {}

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        makeRoom(true);
        filling.add(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        makeRoom(false);
        filling.add(vcpu, address, sizeBytes, kind);
    }

    private void makeRoom(boolean withTime) throws TraceException {
        if (filling.isFull() || !filling.suits(withTime)) {
            pass();
            if (empty.isEmpty()) {
                awaitHalf();
            }
            filling = empty.remove();
        }
    }

    private void pass() {
        AccessBatch batch = filling;
        lastPassed = lastPassed.thenRunAsync(() -> passOn(batch), thread);
        ahead.add(new Passing(batch, lastPassed));
    }

    private void passOn(AccessBatch batch) {
        try {
            batch.passTo(out);
        } catch (TraceException e) {
            throw new CompletionException(e);
        }
    }

    /** Half of the batches, not one, for to wake a thread is dear. */
    private void awaitHalf() throws TraceException {
        CompletableFuture<Void> passed = lastPassed;
        while (empty.size() < BATCHES / 2) {
            Passing oldest = ahead.remove();
            passed = oldest.passed();
            empty.add(oldest.batch());
        }
        await(passed);
    }

    private static void await(CompletableFuture<Void> passed) throws TraceException {
        try {
            passed.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TraceException refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Waits until all have been passed on; throws what was thrown over there. */
    void finish() throws TraceException {
        try {
            pass();
            await(lastPassed);
        } finally {
            thread.shutdown();
        }
    }
}
