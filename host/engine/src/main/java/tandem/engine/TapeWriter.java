package tandem.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes the accesses of all lanes to a log, in two halves: one batch is filled while a thread of its own numbers the
 * pages of the other and packs it in blocks. What goes wrong there is thrown here, by a later call.
 */
final class TapeWriter implements AutoCloseable {
    private final BlockLog log;
    private final ByteBuffer block = TapeFormat.buffer(LaneWriter.largestBlockBytes());
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "tape"));
    private Batch filling = new Batch();
    private Batch other = new Batch();
    private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);

    private final List<LaneWriter> lanes = new ArrayList<>();
    private final FrameNumbers numbers = new FrameNumbers();
    private long accesses;

    TapeWriter(BlockLog log) {
        this.log = log;
    }

    /** Writes an access; a new lane has the next number. */
    void access(int lane, long guest, long frame, boolean write) {
        filling.add(lane, guest, frame, write);
        if (filling.isFull()) {
            pass();
        }
    }

    private void pass() {
        await();
        Batch full = filling;
        filling = other;
        other = full;
        writing = CompletableFuture.runAsync(() -> write(full), thread);
    }

    private void await() {
        try {
            writing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void write(Batch batch) {
        for (int i = 0; i < batch.count; i++) {
            lane(batch.codes[i] >>> 1).access(batch.guests[i], batch.frames[i], (batch.codes[i] & 1) != 0, accesses++);
        }
        batch.count = 0;
    }

    private LaneWriter lane(int number) {
        if (number == lanes.size()) {
            lanes.add(new LaneWriter(number, numbers, log, block));
        }
        return lanes.get(number);
    }

    /** Makes all that was written so far not count. */
    void restart() {
        inOrder(() -> {
            ByteBuffer restart = TapeFormat.buffer(4).putInt(TapeFormat.RESTART);
            log.append(restart.array(), restart.position());
            lanes.clear();
            numbers.clear();
            accesses = 0;
        });
    }

    /** Ends the tape. */
    void finish(TapeEnd end) {
        inOrder(() -> {
            lanes.forEach(LaneWriter::flush);
            end.write(log, numbers);
        });
    }

    private void inOrder(Runnable task) {
        pass();
        await();
        writing = CompletableFuture.runAsync(task, thread);
        await();
    }

    /** Ends the thread; nobody uses the log from here any more. */
    @Override
    public void close() {
        thread.shutdown();
        writing.handle((done, failed) -> true).join();
    }

    private static final class Batch {
        private static final int ACCESSES = 1 << 13;

        final long[] guests = new long[ACCESSES];
        final long[] frames = new long[ACCESSES];
        final int[] codes = new int[ACCESSES];
        int count;

        void add(int lane, long guest, long frame, boolean write) {
            guests[count] = guest;
            frames[count] = frame;
            codes[count++] = lane << 1 | (write ? 1 : 0);
        }

        boolean isFull() {
            return count == ACCESSES;
        }
    }
}
