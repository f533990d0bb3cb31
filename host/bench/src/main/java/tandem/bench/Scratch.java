package tandem.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import tandem.engine.BlockLog;
import tandem.engine.QueueLog;
import tandem.engine.Replay;

/** A folder for generated traces, which stay, and for queues, which go. */
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Map<BlockLog, Path> queues = new HashMap<>();

    Scratch(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** One in the system's folder for temporary files. */
    static Scratch temporary() throws IOException {
        return new Scratch(Path.of(System.getProperty("java.io.tmpdir"), "tandem-bench"));
    }

    /** The generated trace of this length, in the encoding and compression that {@code ending} says. */
    Path trace(long accesses, String ending) throws IOException {
        Path file = folder.resolve("generated-" + accesses + "." + ending);
        if (!Files.exists(file)) {
            Path part = folder.resolve("part-" + file.getFileName());
            GenerateTrace.write(accesses, part);
            Files.move(part, file);
        }
        return file;
    }

    /** A new queue for a tape. */
    BlockLog queue() {
        return queue(BlockLog.LONGEST_BLOCK_BYTES);
    }

    /** A new queue for a journal. */
    BlockLog journal() {
        return queue(Replay.JOURNAL_BLOCK_BYTES);
    }

    private BlockLog queue(int longestBlockBytes) {
        try {
            Path place = folder();
            BlockLog log = QueueLog.in(place, longestBlockBytes);
            queues.put(log, place);
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder. */
    Path folder() throws IOException {
        return Files.createTempDirectory(folder, "queue");
    }

    /** How many bytes on the disk a queue takes that were written to. */
    long bytes(BlockLog log) throws IOException {
        long bytes = 0;
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(new byte[0]); length >= 0; length = cursor.next(new byte[0])) {
                bytes += length;
            }
        }
        return bytes;
    }

    /** Closes and deletes a queue; other logs it leaves alone. */
    void drop(BlockLog log) {
        Path place = queues.remove(log);
        if (place != null) {
            log.close();
            delete(place);
        }
    }

    static void delete(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Map.copyOf(queues).keySet().forEach(this::drop);
    }
}
