package tandem.plugins.qemu;

import org.pf4j.Extension;

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
    int switchAfter() {
        return 2;
    }
}
