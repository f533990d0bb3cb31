package tandem.formats.drmemtrace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tandem.api.TracePart;

/**
 * Some stretches of a file, each held until the timestamp that ends it is known, and perhaps the file's end after them, or
 * what is wrong there. To be filled again and again.
 */
final class Portion {
    private static final int FIRST_ROOM = 1 << 10;

    private final int enough;
    private final int mostHeld;
    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private long[] addresses = new long[FIRST_ROOM];
    private int[] sizesAndKinds = new int[FIRST_ROOM];
    private int held;
    private int first;
    private int fetches;
    private long startNanos;
    private @Nullable String warning;
    private @Nullable Throwable failure;
    private long failedAt;
    private boolean last;

    /** Holds about {@code enough} accesses, a stretch of it {@code mostHeld} at most. */
    Portion(int enough, int mostHeld) {
        this.enough = enough;
        this.mostHeld = mostHeld;
    }

    /** Forgets all; the first stretch starts at {@code nanos}. */
    void begin(long nanos) {
        stretches.clear();
        held = 0;
        first = 0;
        fetches = 0;
        startNanos = nanos;
        warning = null;
    }

    /** Moves the start of a stretch that holds nothing yet. */
    void startAt(long nanos) {
        startNanos = Math.max(startNanos, nanos);
    }

    /** When the stretch starts. */
    long startNanos() {
        return startNanos;
    }

    /** Holds an access. The slot is read once: to read it for each use took a tenth more time. */
    void hold(long address, int sizeBytes, int kind) {
        int slot = held;
        if (slot + 1 >= addresses.length) {
            grow();
        }
        int isFetch = kind >>> 1;
        int isFirst = fetches == 0 && isFetch > 0 ? Stretch.FIRST : 0;
        addresses[slot] = address;
        sizesAndKinds[slot] = sizeBytes << Stretch.KIND_BITS | kind | isFirst;
        fetches += isFetch;
        held = slot + 1;
    }

    private void grow() {
        addresses = Arrays.copyOf(addresses, 2 * addresses.length);
        sizesAndKinds = Arrays.copyOf(sizesAndKinds, 2 * sizesAndKinds.length);
    }

    /** Whether the stretch holds nothing. */
    boolean isEmpty() {
        return held == first;
    }

    /** Whether the stretch holds as much as one may. */
    boolean isFull() {
        return held - first >= mostHeld;
    }

    /** Whether it holds enough not to begin another stretch. */
    boolean isEnough() {
        return held >= enough;
    }

    /** Ends the stretch without a timestamp. */
    Stretch end() {
        return endAt(startNanos + fetches);
    }

    /** Ends the stretch with a timestamp, where the next one starts. */
    Stretch endAt(long nanos) {
        if (held + 1 >= addresses.length) {
            grow();
        }
        Stretch stretch = new Stretch(addresses, sizesAndKinds, first, held);
        stretch.lasts(startNanos, Math.max(startNanos, nanos), fetches);
        stretches.add(stretch);
        startNanos = stretch.endNanos();
        sizesAndKinds[held++] = Stretch.READ;
        first = held;
        fetches = 0;
        return stretch;
    }

    void warn(String message) {
        warning = message;
    }

    /** Tells that it ends with the file. */
    void isLast() {
        last = true;
    }

    /** Tells that what follows it at a byte of the file cannot be read. */
    void isLast(Throwable problem, long offset) {
        last = true;
        failure = problem;
        failedAt = offset;
    }

    /** The next stretch; null where there is none. */
    @Nullable
    Stretch next() {
        return stretches.poll();
    }

    void tellWarning(TracePart part) {
        if (warning != null) {
            part.warn(warning);
        }
    }

    /** Whether the file ends with it; throws what is wrong there, whose place it tells. */
    boolean isLast(TracePart part) throws IOException {
        if (failure != null) {
            part.atByte(failedAt);
        }
        if (failure instanceof IOException problem) {
            throw problem;
        }
        if (failure instanceof RuntimeException problem) {
            throw problem;
        }
        if (failure instanceof Error problem) {
            throw problem;
        }
        return last;
    }
}
