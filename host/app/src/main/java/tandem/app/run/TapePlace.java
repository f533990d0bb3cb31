package tandem.app.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tandem.engine.BlockLog;

/** Where the tape of a trace belongs. To find out may mean to read the trace, which a thread of its own does. */
final class TapePlace implements AutoCloseable {
    private final FutureTask<Path> place;
    private final Thread finder;

    /**
     * Begins to look.
     *
     * @param isAtHand whether {@code search} finds it at once
     */
    TapePlace(Callable<Path> search, boolean isAtHand) {
        place = new FutureTask<>(search);
        finder = new Thread(place, "digest");
        finder.setDaemon(true);
        if (isAtHand) {
            place.run();
        } else {
            finder.start();
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
        try {
            return place.isDone() && Files.isDirectory(get());
        } catch (IOException e) {
            // thrown again by who needs the place
            return false;
        }
    }

    /** A log into {@code log} that takes no more once a tape is known to be there. */
    BlockLog whileWithout(BlockLog log) {
        return new BlockLog() {
            @Override
            public void append(byte[] block, int length) {
                if (hasTape()) {
                    throw new IllegalStateException("there is a tape of this trace already");
                }
                log.append(block, length);
            }

            @Override
            public Cursor cursor() {
                return log.cursor();
            }

            @Override
            public void close() {
                log.close();
            }
        };
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
