package tandem.formats.drmemtrace;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;

/**
 * Passes on the accesses of all files, in the order of their times. A heap whose first is moved down when it has passed
 * its own, not taken out and put in again: threads that run at once take turns with every access or two.
 */
final class Merge {
    private final ThreadTrace[] heap;
    private int left;

    Merge(List<ThreadTrace> threads) {
        heap = threads.toArray(ThreadTrace[]::new);
        left = heap.length;
        for (int at = left / 2 - 1; at >= 0; at--) {
            moveDown(at);
        }
    }

    void pass(AccessSink sink) throws IOException {
        while (left > 0) {
            if (!heap[0].passBefore(second(), sink)) {
                left--;
                heap[0] = heap[left];
            }
            moveDown(0);
        }
    }

    /** The file whose accesses are passed on, or could not be. */
    ThreadTrace first() {
        return heap[0];
    }

    private @Nullable ThreadTrace second() {
        return left > 1 ? heap[earlierBelow(0)] : null;
    }

    private void moveDown(int from) {
        ThreadTrace moved = heap[from];
        int at = from;
        while (2 * at + 1 < left && heap[earlierBelow(at)].isBefore(moved)) {
            int earlier = earlierBelow(at);
            heap[at] = heap[earlier];
            at = earlier;
        }
        heap[at] = moved;
    }

    /** The earlier of the one or two below a place. */
    private int earlierBelow(int at) {
        int below = 2 * at + 1;
        return below + 1 < left && heap[below + 1].isBefore(heap[below]) ? below + 1 : below;
    }
}
