package tandem.formats.gem5packet;

import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;

/** What the commands of packets do, by gem5's {@code MemCmd} as it is numbered now. */
final class Commands {
    private static final @Nullable AccessKind[] KINDS = new AccessKind[64];
    private static final boolean[] SILENT = new boolean[KINDS.length];

    /** Up to WriteResp all releases number them alike. */
    private static final int LAST_OF_ONE_NUMBER = 5;

    static {
        // read; soft, exclusive and hard prefetch; exclusive, clean, shared read; load locked; locked read
        are(AccessKind.READ, 1, 11, 12, 13, 22, 24, 25, 26, 30);
        // write; writeback of a dirty line; write clean; write line; store conditional; locked write
        are(AccessKind.WRITE, 4, 7, 9, 16, 27, 32);
        // swap
        are(AccessKind.MODIFY, 34);
        // responses
        areSilent(2, 3, 5, 6, 14, 15, 19, 21, 23, 29, 31, 33, 35, 40, 41, 43, 45);
        // writeback of a clean line, eviction, upgrades, a store that failed, fences, cleaning
        areSilent(8, 10, 17, 18, 20, 28, 38, 39, 42, 44);
    }

    private Commands() {}

    private static void are(AccessKind kind, int... commands) {
        for (int command : commands) {
            KINDS[command] = kind;
        }
    }

    private static void areSilent(int... commands) {
        for (int command : commands) {
            SILENT[command] = true;
        }
    }

    /** What a command does to memory; null where it does nothing, or is not known. */
    static @Nullable AccessKind kind(long command) {
        return isKnown(command) ? KINDS[(int) command] : null;
    }

    /** Whether a command is known to move no data to or from memory: a response, or one between caches. */
    static boolean isSilent(long command) {
        return isKnown(command) && SILENT[(int) command];
    }

    private static boolean isKnown(long command) {
        return command >= 0 && command < KINDS.length;
    }

    /** Whether its number has meant something else in some release of gem5. */
    static boolean hasMoved(long command) {
        return command > LAST_OF_ONE_NUMBER;
    }
}
