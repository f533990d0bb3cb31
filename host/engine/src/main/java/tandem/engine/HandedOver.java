package tandem.engine;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/**
 * A trace that one thread reads while another takes its accesses, in two batches: one is filled while the other is
 * emptied. An access that the sink refuses is refused where the trace has it, as if there were one thread: to know where
 * that is, the trace is read up to it once more.
 */
final class HandedOver implements TraceReading {
    private final TraceReading trace;

    HandedOver(TraceReading trace) {
        this.trace = trace;
    }

    @Override
    public void into(AccessSink sink) throws IOException {
        try (Batches batches = new Batches(sink)) {
            read(batches);
        }
    }

    private void read(Batches batches) throws IOException {
        try {
            trace.into(batches);
            batches.flush();
        } catch (IOException | RuntimeException e) {
            TraceException refusal = batches.refusal();
            if (refusal != null) {
                trace.into(new Refusal(batches.passed, refusal));
            }
            throw e;
        }
    }

    private static final class Batches implements AccessSink, AutoCloseable {
        private final AccessSink sink;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "accesses"));
        private AccessBatch filling = new AccessBatch();
        private AccessBatch other = new AccessBatch();
        private CompletableFuture<?> emptying = CompletableFuture.completedFuture(null);
        private long passed;
        private @Nullable TraceException refusal;

        Batches(AccessSink sink) {
            this.sink = sink;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            if (!filling.takes(true)) {
                handOver(true);
            }
            filling.add(timeNanos, vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            if (!filling.takes(false)) {
                handOver(false);
            }
            filling.add(0, vcpu, address, sizeBytes, kind);
        }

        private void handOver(boolean nextIsTimed) throws TraceException {
            await();
            AccessBatch full = filling;
            filling = other;
            filling.clear(nextIsTimed);
            other = full;
            emptying = CompletableFuture.runAsync(() -> empty(full), thread);
        }

        private void empty(AccessBatch batch) {
            try {
                batch.passTo(sink);
            } catch (TraceException e) {
                refusal = e;
            }
            passed += batch.passed();
        }

        /** Waits for the other thread, and throws what was thrown there. */
        private void await() throws TraceException {
            try {
                emptying.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            if (refusal != null) {
                throw refusal;
            }
        }

        void flush() throws TraceException {
            handOver(false);
            await();
        }

        /** Has all accesses taken; answers why one was refused. */
        @Nullable
        TraceException refusal() {
            try {
                flush();
                return null;
            } catch (TraceException e) {
                return e;
            } catch (RuntimeException e) {
                return null;
            }
        }

        /** Ends the thread; nobody uses the sink from here any more. */
        @Override
        public void close() {
            thread.shutdown();
            emptying.handle((done, failed) -> true).join();
        }
    }

    /** Takes some accesses, and refuses the next. */
    private static final class Refusal implements AccessSink {
        private final TraceException problem;
        private long left;

        Refusal(long accesses, TraceException problem) {
            left = accesses;
            this.problem = problem;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            access(vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            if (left-- == 0) {
                throw problem;
            }
        }
    }
}
