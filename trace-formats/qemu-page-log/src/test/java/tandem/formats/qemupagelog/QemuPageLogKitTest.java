package tandem.formats.qemupagelog;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class QemuPageLogKitTest extends TraceFormatKit {
    QemuPageLogKitTest() {
        super(
                QemuPageLog.class,
                "kit.page-log",
                new SampleCounts(4, 1, 2, 1),
                FormatAbility.LINES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
