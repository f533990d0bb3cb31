package tandem.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.app.Disk;
import tandem.engine.BlockLog;
import tandem.engine.QueueLog;

/**
 * A queue in a folder that keeps room on the disk ahead of what is written. A queue's file is mapped and full of holes,
 * and a hole for which the disk has no room kills the JVM when it is written to (SIGBUS). So the holes ahead are filled
 * with zeros by ordinary writes, which fail with an exception.
 */
final class RoomyLog implements BlockLog {
    private static final int PAGE_BYTES = 4096;
    private static final int AHEAD_BLOCKS = 2;
    private static final int OVERHEAD_BYTES = 16;

    /** More than a new queue needs for its own tables. */
    private static final int NEW_QUEUE_BYTES = 1 << 15;

    private static final long ROOM_FOR_NEW_QUEUE_BYTES = 2L << 20;

    private final Path folder;
    private final QueueLog log;
    private final ByteBuffer step;
    private final int aheadBytes;
    private @Nullable FileChannel file;
    private long written = NEW_QUEUE_BYTES;
    private long reserved;

    private RoomyLog(Path folder, QueueLog log, int longestBlockBytes) {
        this.folder = folder;
        this.log = log;
        step = ByteBuffer.allocate(longestBlockBytes);
        aheadBytes = AHEAD_BLOCKS * longestBlockBytes;
    }

    /** The new log in {@code folder}, which is made where it is missing, for blocks of {@code longestBlockBytes} at most. */
    static RoomyLog in(Path folder, int longestBlockBytes) {
        try {
            Files.createDirectories(folder);
            return new RoomyLog(folder, QueueLog.in(folder, longestBlockBytes), longestBlockBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void append(byte[] block, int length) {
        try {
            if (file == null) {
                Disk.requireRoom(folder, folder, ROOM_FOR_NEW_QUEUE_BYTES, "a queue", "Make room there");
            } else {
                reserve(written + length + aheadBytes, file);
            }
            log.append(block, length);
            written += length + OVERHEAD_BYTES;
            if (file == null) {
                file = openFile();
                fillHoles(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The queue's one file, which is there from the first block on. */
    private FileChannel openFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path queue = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            return FileChannel.open(queue, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    /** Takes the room for what a new queue has left empty among its tables and its first block. */
    private void fillHoles(FileChannel queue) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
        byte[] zeros = new byte[PAGE_BYTES];
        for (reserved = 0; reserved < written + aheadBytes; reserved += PAGE_BYTES) {
            page.clear();
            while (page.hasRemaining() && queue.read(page, reserved + page.position()) > 0) {}
            if (Arrays.equals(page.array(), zeros)) {
                queue.write(ByteBuffer.wrap(zeros), reserved);
            }
        }
    }

    private void reserve(long upTo, FileChannel queue) throws IOException {
        while (reserved < upTo) {
            reserved += queue.write(step.clear(), reserved);
        }
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    @Override
    public void close() {
        log.close();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
