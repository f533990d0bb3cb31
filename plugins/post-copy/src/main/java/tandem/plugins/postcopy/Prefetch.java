package tandem.plugins.postcopy;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import java.util.function.ObjIntConsumer;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/** {@code post-copy-forward} with pages put before its push which the target is expected to ask for. */
final class Prefetch {
    private static final int FARTHEST = 1000;

    private final Wire wire;
    private final PageSet missing;
    private final Queue<Integer> expected = new ArrayDeque<>();
    private final BitSet added = new BitSet();

    /** For a guest that has been handed over. */
    Prefetch(Source source, Wire wire) {
        this.wire = wire;
        missing = source.missing();
    }

    /**
     * Sends all that is missing: requested pages first, each of which {@code learn} hears of; then those added, in that
     * order; else on from the page last sent on request.
     */
    void sendAll(ObjIntConsumer<Prefetch> learn) {
        PageOrder requests = wire.requests();
        PageOrder heard = () -> {
            int page = requests.next();
            if (page != PageOrder.NONE) {
                learn.accept(this, page);
            }
            return page;
        };
        wire.sendAll(heard.then(this::next).then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }

    /** Adds a page, unless it is not missing, or does not exist. */
    void add(int page) {
        if (missing.next(page) == page && !added.get(page)) {
            added.set(page);
            expected.add(page);
        }
    }

    /** Adds {@code count} pages after {@code page}, each {@code stride} from the one before. */
    void addAfter(int page, int stride, int count) {
        for (int step = 1; step <= count; step++) {
            add(page + step * stride);
        }
    }

    /** Whether one gets from one page to another in steps of {@code stride}, all of which are sent or added; not too many. */
    boolean leads(int from, int stride, int to) {
        int steps = (to - from) / stride;
        if (steps <= 0 || steps > FARTHEST || from + steps * stride != to) {
            return false;
        }
        for (int page = from + stride; page != to; page += stride) {
            if (missing.contains(page) && !added.get(page)) {
                return false;
            }
        }
        return true;
    }

    private int next() {
        while (!expected.isEmpty()) {
            int page = expected.remove();
            if (missing.contains(page)) {
                return page;
            }
        }
        return PageOrder.NONE;
    }
}
