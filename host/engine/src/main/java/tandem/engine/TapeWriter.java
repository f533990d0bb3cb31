package tandem.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/**
 * Writes the accesses of a trace to a tape, in two halves: one batch is filled while a thread of its own packs the
 * other. What goes wrong there is thrown here, by a later call.
 */
final class TapeWriter implements AccessSink, AutoCloseable {
    private final TapePacker packer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "tape"));
    private AccessBatch filling = new AccessBatch();
    private AccessBatch other = new AccessBatch();
    private CompletableFuture<?> packing = CompletableFuture.completedFuture(null);
    private long packed;
    private @Nullable TraceException problem;

    TapeWriter(TapePacker packer) {
        this.packer = packer;
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (!filling.takes(true)) {
            pass(true);
        }
        filling.add(timeNanos, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (!filling.takes(false)) {
            pass(false);
        }
        filling.add(0, vcpu, address, sizeBytes, kind);
    }

    private void pass(boolean timed) throws TraceException {
        await();
        AccessBatch full = filling;
        filling = other;
        filling.clear(timed);
        other = full;
        packing = CompletableFuture.runAsync(() -> pack(full), thread);
    }

    private void pack(AccessBatch batch) {
        try {
            packer.write(batch);
            packed += batch.count();
        } catch (TraceException e) {
            packed += batch.place;
            problem = e;
        }
    }

    private void await() throws TraceException {
        try {
            packing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Packs all that was passed; answers what is wrong with the trace, as far as that can be told. */
    @Nullable
    TraceException problem() {
        try {
            flush();
            return null;
        } catch (TraceException e) {
            return e;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void flush() throws TraceException {
        pass(false);
        await();
    }

    /** How many accesses of the lap were packed, before one with a problem. */
    long packed() {
        return packed;
    }

    /** Ends a lap: the same accesses follow once more, or the tape's end. */
    void endLap() throws TraceException {
        flush();
        packer.endLap();
        packed = 0;
    }

    /** Begins anew, with a vCPU of which is known now that its fetches are its clock. */
    void restart(int clockedByFetches) throws TraceException {
        problem = null;
        packed = 0;
        filling.clear(false);
        inOrder(() -> packer.restart(clockedByFetches));
    }

    /** Ends the tape, of a trace that had all its laps. */
    void finish(boolean guestPhysical) throws TraceException {
        inOrder(() -> packer.finish(guestPhysical));
    }

    private void inOrder(Runnable task) throws TraceException {
        packing = CompletableFuture.runAsync(task, thread);
        await();
    }

    /** Ends the thread; nobody uses the log from here any more. */
    @Override
    public void close() {
        thread.shutdown();
        packing.handle((done, failed) -> true).join();
    }
}
