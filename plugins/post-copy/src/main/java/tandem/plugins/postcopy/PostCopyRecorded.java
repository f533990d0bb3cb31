package tandem.plugins.postcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy that pushes the pages in the order in which the guest first touched them before the migration began, in the
 * hope that it does the same again; the others go as in {@code post-copy-forward}. The record is the warm-up, which is
 * what the rig's {@code start} leaves before the migration, or the trace of an earlier run; without either all go so.
 *
 * <p>Source: Ustiugov et al., Benchmarking, Analysis, and Optimization of Serverless Function Snapshots (REAP), ASPLOS
 * 2021. Simplified: the recorded pages go one by one while the guest runs, where REAP reads them in one piece before it
 * starts; and all other pages are pushed too, where REAP leaves them to faults.
 */
@Extension
public final class PostCopyRecorded implements MigrationStrategy {
    @Override
    public String name() {
        return "post-copy-recorded";
    }

    @Override
    public String help() {
        return """
                hand over at once; requested pages first, then in the order recorded before

                The record is what the guest touches before the migration begins, or the trace of an earlier run:
                give --start or --recorded-trace, or there is none.""";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        PageOrder recorded = PageOrder.listed(source.warmUpTouches(), missing);
        PageOrder rest = () -> missing.nextWrapping(wire.lastRequested() + 1);
        wire.sendAll(wire.requests().then(recorded).then(rest));
    }
}
