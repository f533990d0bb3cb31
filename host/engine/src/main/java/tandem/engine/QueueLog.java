package tandem.engine;

import java.nio.file.Path;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/** A log in a folder: a Chronicle Queue, one excerpt a block. Other processes may read it while it is written. */
public final class QueueLog implements BlockLog {
    /**
     * How many of its longest blocks are mapped of its file at a time. The library lengthens the file by as much, and the
     * system fills it with zeros when the first byte is touched: of its own 64 MiB that takes milliseconds.
     */
    private static final int MAPPED_BLOCKS = 8;

    /** Entries of a table of the library's index, of two levels: for some millions of blocks, not some billions. */
    private static final int INDEX_COUNT = 128;

    private final ChronicleQueue queue;
    private @Nullable ExcerptAppender appender;

    private QueueLog(ChronicleQueue queue) {
        this.queue = queue;
    }

    /** The log in {@code folder}, which is made where it is missing, for blocks of {@code longestBlockBytes} at most. */
    public static QueueLog in(Path folder, int longestBlockBytes) {
        return new QueueLog(builder(folder, longestBlockBytes).build());
    }

    /** The log in {@code folder}, to be read only. */
    public static QueueLog existing(Path folder) {
        return new QueueLog(builder(folder, LONGEST_BLOCK_BYTES).readOnly(true).build());
    }

    /** A fixed time keeps all excerpts in one file of a fixed name, whatever the date. */
    private static SingleChronicleQueueBuilder builder(Path folder, int longestBlockBytes) {
        return ChronicleQueue.singleBuilder(folder)
                .timeProvider(() -> 0L)
                .indexCount(INDEX_COUNT)
                .blockSize(MAPPED_BLOCKS * longestBlockBytes);
    }

    @Override
    public void append(byte[] block, int length) {
        if (appender == null) {
            appender = queue.createAppender();
            // Threads append one after the other.
            appender.singleThreadedCheckDisabled(true);
        }
        try (DocumentContext document = appender.writingDocument()) {
            try {
                bytesOf(document).write(block, 0, length);
            } catch (Throwable failed) {
                document.rollbackOnClose();
                throw failed;
            }
        }
    }

    private static Bytes<?> bytesOf(DocumentContext document) {
        return Objects.requireNonNull(document.wire()).bytes();
    }

    @Override
    public Cursor cursor() {
        return new Reader(queue.createTailer());
    }

    @Override
    public void close() {
        if (appender != null) {
            appender.close();
        }
        queue.close();
    }

    private static final class Reader implements Cursor {
        private final ExcerptTailer tailer;
        private long last = -1;
        private long nextIndex = -1;
        private @Nullable DocumentContext block;
        private long start;

        Reader(ExcerptTailer tailer) {
            this.tailer = tailer;
        }

        @Override
        public int next(byte[] into) {
            leave();
            DocumentContext document = tailer.readingDocument();
            block = document;
            if (!document.isPresent()) {
                leave();
                return -1;
            }
            Bytes<?> bytes = bytesOf(document);
            start = bytes.readPosition();
            int length = (int) bytes.readRemaining();
            bytes.read(start, into, 0, Math.min(into.length, length));
            last = document.index();
            nextIndex = last + 1;
            return length;
        }

        @Override
        public void read(int from, byte[] into, int at, int length) {
            bytesOf(Objects.requireNonNull(block)).read(start + from, into, at, length);
        }

        private void leave() {
            if (block != null) {
                block.close();
                block = null;
            }
        }

        @Override
        public long index() {
            return last;
        }

        @Override
        public void moveTo(long index) {
            leave();
            if (index != nextIndex && !tailer.moveToIndex(index)) {
                throw new IllegalStateException(
                        "no block at " + index + " in " + tailer.queue().file());
            }
        }

        @Override
        public void close() {
            leave();
            tailer.close();
        }
    }
}
