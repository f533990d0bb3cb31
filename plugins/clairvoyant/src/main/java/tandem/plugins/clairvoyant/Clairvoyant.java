package tandem.plugins.clairvoyant;

import java.util.Set;
import org.pf4j.Extension;
import tandem.api.Foreknowledge;
import tandem.api.MigrationStrategy;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy that knows, free of charge, in which order the target will touch the pages: on one vCPU under the {@code
 * ideal} profile a bound on the stall of every strategy that sends all pages after the pause. Not to be built, but to
 * tell how far the others are from what is possible.
 *
 * <p>Source: none; nobody knows the future, and this is told it.
 */
@Extension
public final class Clairvoyant implements MigrationStrategy {
    @Override
    public String name() {
        return "clairvoyant";
    }

    @Override
    public String help() {
        return "post-copy that knows what the target will touch: a bound, not a method";
    }

    @Override
    public Set<Foreknowledge> foreknowledge() {
        return Set.of(Foreknowledge.TARGET_TOUCHES);
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        PageOrder asTouched = PageOrder.listed(source.foresight(), missing);
        wire.sendAll(wire.requests().then(asTouched).then(missing::first));
    }
}
