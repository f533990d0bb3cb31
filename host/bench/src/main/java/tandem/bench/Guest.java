package tandem.bench;

import java.io.IOException;
import java.util.SplittableRandom;

/**
 * A made-up program of three megabytes that walks through eight arrays and now and then looks something up in a table
 * of 128 MiB. It always does the same.
 */
final class Guest {
    private static final long CODE = 0x401000;
    private static final long ARRAYS = 0x1000_0000;
    private static final long ARRAY_BYTES = 0x40_0000;
    private static final long TABLE = 0x2000_0000;
    private static final double TABLE_BYTES = 1 << 27;

    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] offsets = new long[8];
    private long instruction = CODE;

    /** Takes what it does. */
    interface Watcher {
        void fetch(long address) throws IOException;

        void data(boolean write, long address) throws IOException;
    }

    /** Makes this many accesses. */
    void run(long accesses, Watcher watcher) throws IOException {
        for (long access = 0; access < accesses; access++) {
            int dice = random.nextInt();
            if (access == 0 || (dice & 7) < 5) {
                fetch(dice >>> 3, watcher);
            } else {
                data(dice >>> 3, watcher);
            }
        }
    }

    private void fetch(int dice, Watcher watcher) throws IOException {
        boolean jumps = (dice & 63) == 0;
        instruction = jumps ? CODE + random.nextInt(3 << 20) : instruction + 4;
        watcher.fetch(instruction);
    }

    private void data(int dice, Watcher watcher) throws IOException {
        boolean looksUp = (dice & 63) == 0;
        int array = dice >>> 6 & 7;
        offsets[array] = (offsets[array] + 8) % ARRAY_BYTES;
        long address = looksUp
                ? TABLE + (long) (Math.pow(random.nextDouble(), 3) * TABLE_BYTES)
                : ARRAYS + array * ARRAY_BYTES + offsets[array];
        watcher.data((dice >>> 9 & 3) == 0, address);
    }
}
