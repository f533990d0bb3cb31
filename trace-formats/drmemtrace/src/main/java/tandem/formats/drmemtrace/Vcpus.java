package tandem.formats.drmemtrace;

import java.util.HashMap;
import java.util.Map;

/** Numbers the threads, or the cores, in the order in which they are met. */
final class Vcpus {
    private final Map<Long, Integer> ofThread = new HashMap<>();
    private int next;

    int ofThread(long id) {
        return ofThread.computeIfAbsent(id, unknown -> next++);
    }

    int ofCore() {
        return next++;
    }
}
