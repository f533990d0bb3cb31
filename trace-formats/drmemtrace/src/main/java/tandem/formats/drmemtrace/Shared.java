package tandem.formats.drmemtrace;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessBatch;

/**
 * What all files of a trace have in common.
 *
 * @param clock their time
 * @param vcpus the numbers of their threads
 * @param batch to be filled by the thread that passes their accesses on
 * @param pages where their pages lie in physical memory; null where that does not matter
 * @param files how many they are
 * @param ahead whether other threads decode them
 */
record Shared(
        Clock clock,
        Vcpus vcpus,
        AccessBatch batch,
        @Nullable PhysicalPages pages,
        int files,
        boolean ahead) {
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int ALL_BLOCKS_BYTES = 1 << 25;
    private static final int LEAST_BLOCK_BYTES = 1 << 13;
    private static final int HELD = 1 << 16;
    private static final int ALL_HELD = 1 << 24;
    /** Passed on in some hundred microseconds, for to wake a thread is dear. */
    private static final int ENOUGH = 1 << 15;

    /** How many bytes of a file to read at once. */
    int blockBytes() {
        return Math.max(LEAST_BLOCK_BYTES, Math.min(BLOCK_BYTES, ALL_BLOCKS_BYTES / files));
    }

    /** The portions of a file; where no other thread fills them, each is of one stretch. */
    Ahead<Portion> portions(Consumer<Portion> filler) {
        int mostHeld = Math.min(HELD, ALL_HELD / files);
        if (!ahead) {
            return new Ahead<>(Runnable::run, List.of(new Portion(1, mostHeld)), filler);
        }
        int enough = Math.min(ENOUGH, mostHeld);
        return new Ahead<>(
                ForkJoinPool.commonPool(),
                List.of(new Portion(enough, mostHeld), new Portion(enough, mostHeld)),
                filler);
    }
}
