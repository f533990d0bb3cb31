package tandem.formats.drmemtrace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of one file, one after the other. While one is passed on another thread may read the next; the one that
 * wants it reads it where no other has begun to. To hand over short ones would cost more than it saves.
 */
final class Stretches {
    private final EntryReader entries;
    private final Shared shared;
    private Stretch wanted;
    private Stretch other;
    private @Nullable Reading ahead;

    /** {@code wanted} is to be filled first. */
    Stretches(EntryReader entries, Shared shared, Stretch wanted) {
        this.entries = entries;
        this.shared = shared;
        this.wanted = wanted;
        other = wanted;
    }

    /** The next one; the one before is wanted no more. */
    Stretch next() throws IOException {
        Reading reading = ahead;
        ahead = null;
        if (reading == null) {
            entries.read(wanted);
        } else {
            Stretch used = wanted;
            wanted = other;
            other = used;
            reading.await();
        }
        if (shared.ahead() && wanted.isLong() && !wanted.isLast()) {
            readAhead();
        }
        return wanted;
    }

    private void readAhead() {
        if (other == wanted) {
            other = new Stretch(0, shared.mostHeld());
        }
        ahead = new Reading(entries, other);
        ForkJoinPool.commonPool().execute(ahead);
    }

    /** Where in the file the last one ended that was asked for. */
    long offset() {
        return wanted.endOffset();
    }

    /** Waits until no other thread reads. */
    void stop() {
        if (ahead != null) {
            ahead.stop();
        }
    }

    /** The reading of one of them, by the first thread that runs it. */
    private static final class Reading implements Runnable {
        private final EntryReader entries;
        private final Stretch stretch;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Reading(EntryReader entries, Stretch stretch) {
            this.entries = entries;
            this.stretch = stretch;
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                try {
                    entries.read(stretch);
                    done.complete(null);
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            }
        }

        void await() throws IOException {
            run();
            try {
                done.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("reading was stopped");
            }
        }

        /** Keeps it from being begun, or waits for its end. */
        void stop() {
            if (!begun.compareAndSet(false, true)) {
                done.handle((end, failed) -> true).join();
            }
        }
    }
}
