package tandem.formats.qemuexeclog;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class QemuExeclogKitTest extends TraceFormatKit {
    QemuExeclogKitTest() {
        super(
                QemuExeclog.class,
                "kit.execlog",
                new SampleCounts(7, 2, 1, 4),
                FormatAbility.LINES,
                FormatAbility.HIGH_ADDRESSES);
    }
}
