package tandem.plugins.qemu;

import org.pf4j.Extension;
import tandem.api.Source;
import tandem.api.Wire;

/** QEMU's post-copy, asked for after the first pass: it switches at the look after the second synchronisation. */
@Extension
public final class QemuHybrid extends QemuMigration {
    @Override
    public String name() {
        return "qemu-hybrid";
    }

    @Override
    public String help() {
        return "pre-copy as QEMU does it, switched to post-copy at the look after the second synchronisation";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        Ram ram = new Ram(source, wire, this);
        boolean asked = false;
        while (!ram.isAlmostSent()) {
            if (asked) {
                switchToPostCopy(source, wire);
                return;
            }
            asked = ram.synchronisations() >= 2;
            ram.iterate();
        }
        complete(source, wire);
    }
}
