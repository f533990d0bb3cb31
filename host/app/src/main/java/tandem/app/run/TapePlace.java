package tandem.app.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Where the tape of a trace belongs. To find out may mean to read the trace, which a thread of its own does. */
final class TapePlace implements AutoCloseable {
    private final CompletableFuture<Path> place = new CompletableFuture<>();
    private final Thread finder;

    /**
     * Begins to look.
     *
     * @param isAtHand whether {@code search} finds it at once
     */
    TapePlace(Callable<Path> search, boolean isAtHand) {
        finder = new Thread(() -> find(search), "digest");
        finder.setDaemon(true);
        if (isAtHand) {
            find(search);
        } else {
            finder.start();
        }
    }

    private void find(Callable<Path> search) {
        try {
            place.complete(search.call());
        } catch (Throwable e) {
            place.completeExceptionally(e);
        }
    }

    /** Waits for it. */
    Path get() throws IOException {
        try {
            return place.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the trace's digest was made");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whether a tape is known to be there by now. */
    boolean hasTape() {
        return place.isDone() && !place.isCompletedExceptionally() && Files.isDirectory(place.join());
    }

    /** Does {@code action}, on whichever thread, if there is a tape when the place is found. */
    void ifThere(Runnable action) {
        CompletableFuture<Void> unused = place.thenAccept(found -> {
            if (Files.isDirectory(found)) {
                action.run();
            }
        });
    }

    /** Looks no further. */
    @Override
    public void close() {
        finder.interrupt();
        try {
            finder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
