package tandem.plugins.qemu;

import org.pf4j.Extension;

/** QEMU's pre-copy: it never switches. */
@Extension
public final class QemuPreCopy extends QemuMigration {
    @Override
    public String name() {
        return "qemu-pre-copy";
    }

    @Override
    public String help() {
        return "pre-copy as QEMU does it: looks 50 ms apart, a dirty bitmap read now and then";
    }

    @Override
    int switchAfter() {
        return Integer.MAX_VALUE;
    }
}
