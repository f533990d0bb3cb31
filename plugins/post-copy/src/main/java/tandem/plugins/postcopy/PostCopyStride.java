package tandem.plugins.postcopy;

import java.util.ArrayDeque;
import java.util.Queue;
import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy that finds strides in the recent requests and prefetches along them: a page after the first request that
 * suggests one, then three, seven and so on as others confirm it, which ask for the first page on it that was not sent.
 * What no stride leads to goes as in {@code post-copy-forward}.
 *
 * <p>Source: Ho, Wang and Lau, Lightweight Process Migration and Memory Prefetching in openMosix (AMPoM), IPDPS 2008;
 * only its abstract was read. Simplified: how far it prefetches follows from the pattern alone, where AMPoM also
 * looks at the paging rate and the network; and all other pages are pushed, where AMPoM leaves them behind.
 */
@Extension
public final class PostCopyStride implements MigrationStrategy {
    private static final int RECENT = 128;

    @Option(name = "most-ahead", min = 1, max = 1024, defaultValue = "64", help = "most pages to prefetch at once")
    private int mostAhead;

    @Option(name = "longest-stride", min = 1, max = 65536, defaultValue = "16", help = "longest stride, in pages")
    private int longestStride;

    private final Queue<Stream> recent = new ArrayDeque<>();

    @Override
    public String name() {
        return "post-copy-stride";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, then along the strides in the requests";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        new Prefetch(source, wire).sendAll(this::follow);
    }

    private void follow(Prefetch prefetch, int page) {
        Stream stream = new Stream(page, 1, 0);
        for (Stream known : recent) {
            int stride = known.ahead == 0 && !prefetch.leads(known.at, 1, page) ? page - known.at : known.stride;
            boolean leadsHere = Math.abs(stride) <= longestStride && prefetch.leads(known.at, stride, page);
            if (leadsHere && known.ahead >= stream.ahead) {
                stream = new Stream(page, stride, Math.min(2 * known.ahead + 1, mostAhead));
            }
        }
        prefetch.addAfter(page, stream.stride, stream.ahead);
        recent.add(stream);
        if (recent.size() > RECENT) {
            recent.remove();
        }
    }

    /** A request, the stride to follow from there, and how many pages were prefetched along it. */
    private record Stream(int at, int stride, int ahead) {}
}
