package tandem.formats.qemupagelog;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class QemuPageLogWritesKitTest extends TraceFormatKit {
    QemuPageLogWritesKitTest() {
        super(QemuPageLog.class, "kit.writes", new SampleCounts(3, 0, 3, 0), FormatAbility.LINES);
    }
}
