package tandem.plugins.qemu;

import org.pf4j.Extension;
import tandem.api.Source;
import tandem.api.Wire;

/** QEMU's pre-copy: sends marked pages, looks at least every 50 ms, and stops when what is left fits into the limit. */
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
    public void migrate(Source source, Wire wire) {
        Ram ram = new Ram(source, wire, this);
        while (!ram.isAlmostSent()) {
            ram.iterate();
        }
        complete(source, wire);
    }
}
