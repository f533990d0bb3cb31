package tandem.formats.drmemtrace;

import org.jspecify.annotations.Nullable;
import tandem.api.AccessBatch;

/**
 * What all files of a trace have in common.
 *
 * @param clock their time
 * @param vcpus the numbers of their threads
 * @param batch to be filled with the accesses of each in turn
 * @param pages where their pages lie in physical memory; null where that does not matter
 * @param files how many they are
 */
record Shared(
        Clock clock,
        Vcpus vcpus,
        AccessBatch batch,
        @Nullable PhysicalPages pages,
        int files) {
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int ALL_BLOCKS_BYTES = 1 << 25;
    private static final int LEAST_BLOCK_BYTES = 1 << 13;
    private static final int HELD = 1 << 16;
    private static final int ALL_HELD = 1 << 24;
    private static final int MOST_AHEAD = ALL_HELD / HELD / 2;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** How many bytes of a file to read at once. */
    int blockBytes() {
        return Math.max(LEAST_BLOCK_BYTES, Math.min(BLOCK_BYTES, ALL_BLOCKS_BYTES / files));
    }

    /** How many accesses of a file to hold at most. */
    int mostHeld() {
        return Math.min(HELD, ALL_HELD / files);
    }

    /** Whether other threads may read them ahead, which then hold twice as much, and must not be the first to meet a time. */
    boolean ahead() {
        return PROCESSORS > 1 && files > 1 && files <= MOST_AHEAD && clock.isStarted();
    }
}
