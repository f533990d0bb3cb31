package tandem.plugins.qemu;

import org.pf4j.Extension;
import tandem.api.Source;
import tandem.api.Wire;

/** QEMU's post-copy, asked for at once: it switches at the second look, after 50 ms of pre-copy. */
@Extension
public final class QemuPostCopy extends QemuMigration {
    @Override
    public String name() {
        return "qemu-post-copy";
    }

    @Override
    public String help() {
        return "post-copy as QEMU does it: 50 ms of pre-copy, then requested pages first, else on from the last of them";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        Ram ram = new Ram(source, wire, this);
        for (int look = 1; !ram.isAlmostSent(); look++) {
            if (look == 2) {
                switchToPostCopy(source, wire);
                return;
            }
            ram.iterate();
        }
        complete(source, wire);
    }
}
