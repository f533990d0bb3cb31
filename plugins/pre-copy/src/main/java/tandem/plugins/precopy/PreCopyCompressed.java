package tandem.plugins.precopy;

import org.pf4j.Extension;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.Source;
import tandem.api.Unit;
import tandem.api.Wire;

/**
 * {@code pre-copy} that sends what has changed in a page, once the target has an older version of it: from the second
 * round on, and after the pause, a page costs a share of its size.
 *
 * <p>Source: Svärd et al., Evaluation of Delta Compression Techniques for Efficient Live Migration of Large Virtual
 * Machines, VEE 2011; QEMU, {@code docs/xbzrle.txt}, which counts whole pages in its downtime limit too. Simplified: the
 * share is the same for all pages, the cache of old versions holds them all, and coding takes no time.
 */
@Extension
public final class PreCopyCompressed extends RoundsWithinLimit {
    @Option(
            name = "compressed",
            unit = Unit.PERCENT,
            min = 1,
            max = 100,
            defaultValue = "30%",
            help = "what a page costs from round 2 on, of its size")
    private int compressedPercent;

    @Override
    public String name() {
        return "pre-copy-compressed";
    }

    @Override
    public String help() {
        return "pre-copy that compresses pages from the second round on";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.logDirty();
        wire.sendAll(source.startRound());
        for (int rounds = 1; !fits(source, wire) && rounds < maxRounds(); rounds++) {
            sendCompressed(source.startRound(), wire);
        }
        source.pause(fits(source, wire));
        sendCompressed(source.missing()::first, wire);
        wire.handOver();
    }

    private void sendCompressed(PageOrder order, Wire wire) {
        for (int page = order.next(); page != PageOrder.NONE; page = order.next()) {
            wire.send(page, compressedPercent);
        }
    }
}
