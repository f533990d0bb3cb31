package tandem.formats.gem5packet;

import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;

/** What the commands of packets do, by gem5's {@code MemCmd} as it is numbered now. */
final class Commands {
    private static final int READ = 1;
    private static final int WRITE = 4;
    /** From ReadResp to WriteResp, all older releases number them alike. */
    private static final int LAST_OF_ONE_NUMBER = 5;

    private Commands() {}

    /** What a command does to memory; null where it does nothing, or is not known. */
    static @Nullable AccessKind kind(long command) {
        if (command < 0 || command > Integer.MAX_VALUE) {
            return null;
        }
        return switch ((int) command) {
            // read, soft, exclusive and hard prefetch, exclusive, clean and shared read, load locked, locked read
            case READ, 11, 12, 13, 22, 24, 25, 26, 30 -> AccessKind.READ;
            // write, writeback of a dirty line, write clean, write line, store conditional, locked write
            case WRITE, 7, 9, 16, 27, 32 -> AccessKind.WRITE;
            // swap
            case 34 -> AccessKind.MODIFY;
            default -> null;
        };
    }

    /** Whether a command is known to move no data to or from memory: a response, or one between caches. */
    static boolean isSilent(long command) {
        if (command < 0 || command > Integer.MAX_VALUE) {
            return false;
        }
        return switch ((int) command) {
            // responses
            case 2, 3, 5, 6, 14, 15, 19, 21, 23, 29, 31, 33, 35, 40, 41, 43, 45 -> true;
            // writeback of a clean line, eviction, upgrades, a store that failed, fences, cleaning
            case 8, 10, 17, 18, 20, 28, 38, 39, 42, 44 -> true;
            default -> false;
        };
    }

    /** Whether its number has meant something else in some release of gem5. */
    static boolean hasMoved(long command) {
        return command > LAST_OF_ONE_NUMBER;
    }
}
