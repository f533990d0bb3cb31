package tandem.plugins.qemu;

import org.pf4j.Extension;

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
    int switchAfter() {
        return 1;
    }
}
