package tandem.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** Follows a journal from its first event to its end, also while it is being written. */
final class JournalReader {
    private static final long NAP_NANOS = 200_000;

    private JournalReader() {}

    /** Sees the events of a journal, as {@link Journal.Kind} says. */
    @FunctionalInterface
    interface Visitor {
        void event(Journal.Kind kind, int detail, int lane, int page, long time, long value);
    }

    /**
     * Reads to the end, for which it waits.
     *
     * @throws JournalFailedException where the replay failed
     */
    static JournalEnd read(BlockLog journal, Visitor visitor) {
        ByteBuffer block = TapeFormat.buffer(Journal.BLOCK_BYTES);
        PackedEvents events = new PackedEvents();
        try (BlockLog.Cursor cursor = journal.cursor()) {
            while (true) {
                if (cursor.next(block.array()) < 0) {
                    nap();
                    continue;
                }
                block.clear();
                switch (block.getInt()) {
                    case Journal.EVENTS -> events.read(block, block.getInt(), visitor);
                    case Journal.END -> {
                        return JournalEnd.read(block);
                    }
                    default -> throw new JournalFailedException("the replay failed: its journal has no figures");
                }
            }
        }
    }

    private static void nap() {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new JournalFailedException("interrupted while waiting for the replay's journal");
        }
        LockSupport.parkNanos(NAP_NANOS);
    }
}
