package tandem.plugins.postcopy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.ObjIntConsumer;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/** {@code post-copy-forward} with pages put before its push which the target is expected to ask for. */
final class Prefetch {
    private final Wire wire;
    private final PageSet missing;
    private final Queue<Integer> expected = new ArrayDeque<>();

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

    /** Adds a page; one that is not missing when its turn comes, or that does not exist, is passed over. */
    void add(int page) {
        expected.add(page);
    }

    /** Adds {@code count} pages after {@code page}, each {@code stride} from the one before. */
    void addAfter(int page, int stride, int count) {
        for (int step = 1; step <= count; step++) {
            add(page + step * stride);
        }
    }

    private int next() {
        while (!expected.isEmpty()) {
            int page = expected.remove();
            if (missing.next(page) == page) {
                return page;
            }
        }
        return PageOrder.NONE;
    }
}
