package tandem.plugins.postcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy with bubbling: the push goes both ways from the page last sent on request, p, p + 1, p − 1, p + 2, …
 *
 * <p>Source: Hines and Gopalan, Post-Copy Based Live Virtual Machine Migration, VEE 2009, §3.2, dual direction. The
 * bound of its figure 3 is corrected so that page 0 is reached. Simplified: neighbours are those by page number,
 * not by place on its paging device; and no queue is discarded at a fault, for none is kept.
 */
@Extension
public final class PostCopyBubble implements MigrationStrategy {
    private int pivot = PageOrder.NONE;
    private int up = 0;
    private int down = -1;
    private boolean upIsNext = true;

    @Override
    public String name() {
        return "post-copy-bubble";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, else both ways from the last of them";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> bubble(wire.lastRequested(), missing)));
    }

    private int bubble(int requested, PageSet missing) {
        if (requested != pivot) {
            pivot = requested;
            up = pivot + 1;
            down = pivot - 1;
            upIsNext = true;
        }
        up = missing.next(up) == PageOrder.NONE ? Integer.MAX_VALUE : missing.next(up);
        down = missing.previous(down);
        boolean goesUp = up != Integer.MAX_VALUE && (upIsNext || down == PageOrder.NONE);
        upIsNext = !goesUp;
        return goesUp ? up : down;
    }
}
