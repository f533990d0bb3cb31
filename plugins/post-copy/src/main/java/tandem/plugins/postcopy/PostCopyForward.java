package tandem.plugins.postcopy;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/**
 * Post-copy whose push goes on after the page last sent on request, upwards, wrapping round.
 *
 * <p>Source: QEMU, {@code migration/ram.c}, {@code get_queued_page} and {@code find_dirty_block}. Simplified: there is
 * no pre-copy before it, with which QEMU always begins; {@code qemu-post-copy} has it.
 */
@Extension
public final class PostCopyForward implements MigrationStrategy {
    @Override
    public String name() {
        return "post-copy-forward";
    }

    @Override
    public String help() {
        return "hand over at once; requested pages first, else on from the last of them, as QEMU";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        PageSet missing = source.missing();
        wire.sendAll(wire.requests().then(() -> missing.nextWrapping(wire.lastRequested() + 1)));
    }
}
