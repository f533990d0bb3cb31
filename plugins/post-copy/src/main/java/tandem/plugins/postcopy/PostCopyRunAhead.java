package tandem.plugins.postcopy;

import java.util.Random;
import java.util.Set;
import org.pf4j.Extension;
import tandem.api.Foreknowledge;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * Post-copy in which the target, while it waits for a page, executes on without it and asks at once for the pages that
 * it finds it will touch: the next few first touches, but for those whose address depends on the missing page. All
 * others go as in {@code post-copy-forward}.
 *
 * <p>Source: IBM, US patents 9,880,872 and 10,481,940, emulation on the target during a post-copy fault. Simplified:
 * whether an address is known is drawn, seeded, for a trace does not tell; how far the target looks ahead is a number
 * of pages, not the length of the wait; and what it finds is asked for together with the missing page.
 */
@Extension
public final class PostCopyRunAhead implements MigrationStrategy {
    @Option(name = "ahead", max = 1_000_000, defaultValue = "16", help = "first touches that it runs ahead")
    private int ahead;

    @Option(name = "known", unit = Unit.PERCENT, max = 100, defaultValue = "50%", help = "share of them that it finds")
    private int knownPercent;

    @Option(name = "seed", defaultValue = "1", help = "of the draws which it finds")
    private long seed;

    @Override
    public String name() {
        return "post-copy-run-ahead";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, then what the waiting target runs ahead to";
    }

    @Override
    public Set<Foreknowledge> foreknowledge() {
        return Set.of(Foreknowledge.TARGET_TOUCHES);
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        int[] touches = source.foresight();
        int[] turns = new int[source.pages()];
        for (int turn = 0; turn < touches.length; turn++) {
            turns[touches[turn]] = turn;
        }
        Random random = new Random(seed);
        new Prefetch(source, wire).sendAll((prefetch, page) -> {
            for (int turn = turns[page] + 1; turn <= turns[page] + ahead && turn < touches.length; turn++) {
                if (random.nextInt(100) < knownPercent) {
                    prefetch.add(touches[turn]);
                }
            }
        });
    }
}
