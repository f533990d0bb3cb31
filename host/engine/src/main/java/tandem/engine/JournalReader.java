package tandem.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** Follows a journal from its first event to its end, also while it is being written. */
final class JournalReader {
    private static final long NAP_NANOS = 200_000;
    private static final Journal.Kind[] KINDS = Journal.Kind.values();

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
        ByteBuffer block = TapeFormat.buffer(8 + Journal.EVENTS_A_BLOCK * Journal.EVENT_BYTES);
        try (BlockLog.Cursor cursor = journal.cursor()) {
            while (true) {
                if (cursor.next(block.array()) < 0) {
                    nap();
                    continue;
                }
                block.clear();
                switch (block.getInt()) {
                    case Journal.EVENTS -> events(block, visitor);
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

    private static void events(ByteBuffer block, Visitor visitor) {
        for (int left = block.getInt(); left > 0; left--) {
            long head = block.getLong();
            visitor.event(
                    KINDS[(int) (head & 0xFF)],
                    (int) (head >>> 8 & 0xFF),
                    (int) (head >>> 16 & 0xFFFF),
                    (int) (head >>> 32),
                    block.getLong(),
                    block.getLong());
        }
    }
}
