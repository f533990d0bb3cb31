package tandem.formats.drmemtrace;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import tandem.api.TracePart;

/** The stretches of one file in their order, decoded ahead where there are processors for it. */
final class Stretches implements AutoCloseable {
    private final ThreadFile file;
    private final long startNanos;
    private final Shared shared;
    private final Ahead<Portion> portions;
    private @Nullable EntryReader entries;
    private boolean ended;
    private @Nullable Portion portion;

    /** Of a file whose first stretch starts at {@code startNanos}. */
    Stretches(ThreadFile file, long startNanos, Shared shared) {
        this.file = file;
        this.startNanos = startNanos;
        this.shared = shared;
        portions = shared.portions(this::decode);
    }

    /** By one thread at a time, which need not be the one that takes the stretches. */
    private void decode(Portion next) {
        if (ended) {
            return;
        }
        try {
            ended = !entries().read(next);
            if (ended) {
                file.part().close();
                next.isLast();
            }
        } catch (IOException | RuntimeException | Error e) {
            ended = true;
            next.isLast(e, entries == null ? 0 : entries.offset());
        }
    }

    private EntryReader entries() throws IOException {
        EntryReader open = entries;
        if (open == null) {
            open = new EntryReader(file, startNanos, shared);
            entries = open;
        }
        return open;
    }

    /** The next one; null where there is none. Throws what is wrong with the file after all stretches before it. */
    @Nullable
    Stretch next() throws IOException {
        TracePart part = file.part();
        Stretch next = portion == null ? null : portion.next();
        while (next == null && (portion == null || !portion.isLast(part))) {
            portion = portions.take();
            checkInterrupt();
            portion.tellWarning(part);
            next = portion.next();
        }
        return next;
    }

    /** Other threads, which read, are not interrupted. */
    private void checkInterrupt() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException(file.part().name() + ": reading was stopped");
        }
    }

    @Override
    public void close() {
        portions.close();
    }
}
