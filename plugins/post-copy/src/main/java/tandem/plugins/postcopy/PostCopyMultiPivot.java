package tandem.plugins.postcopy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy with a bubble around each of the pages last sent on request: each pivot has an edge that moves up and one
 * that moves down, and the push takes the edges in turn, the newest pivot's first. An edge stops for good at a page
 * already sent. Page 0 is a pivot that stays; its edge skips such pages, so that nothing is left behind.
 *
 * <p>Source: Hines, Deshpande and Gopalan, Post-Copy Live Migration of Virtual Machines, OSR 43(3), 2009, §3.3.
 * Simplified: neighbours are those by page number, where the paper has them on a device, in the order of their last use;
 * and the edges take turns, where they are pushed at the same time there.
 */
@Extension
public final class PostCopyMultiPivot implements MigrationStrategy {
    @Option(name = "pivots", min = 1, max = 1000, defaultValue = "7", help = "how many requests the push is around")
    private int pivots;

    private final Deque<PageOrder> newestFirst = new ArrayDeque<>();
    private List<PageOrder> edges = List.of();
    private int turn;

    @Override
    public String name() {
        return "post-copy-multi-pivot";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, else around the last seven of them";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        PageOrder requests = wire.requests();
        edges = List.of(missing::first);
        wire.sendAll(() -> {
            int page = requests.next();
            if (page == PageOrder.NONE) {
                return nextEdge(missing);
            }
            addPivot(page, missing);
            return page;
        });
    }

    private void addPivot(int page, PageSet missing) {
        newestFirst.addFirst(edge(page, -1, missing));
        newestFirst.addFirst(edge(page, 1, missing));
        while (newestFirst.size() > 2 * pivots) {
            newestFirst.removeLast();
        }
        edges = new ArrayList<>(newestFirst);
        edges.add(missing::first);
        turn = 0;
    }

    /** One page further from {@code pivot} each time, until that was sent already. */
    private static PageOrder edge(int pivot, int step, PageSet missing) {
        int[] at = {pivot};
        return () -> {
            int next = at[0] + step;
            boolean stops = at[0] == PageOrder.NONE || next < 0 || missing.next(next) != next;
            at[0] = stops ? PageOrder.NONE : next;
            return at[0];
        };
    }

    private int nextEdge(PageSet missing) {
        int page = PageOrder.NONE;
        while (page == PageOrder.NONE && !missing.isEmpty()) {
            page = edges.get(turn).next();
            turn = (turn + 1) % edges.size();
        }
        return page;
    }
}
