package tandem.formats.damon;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class DamonReportKitTest extends TraceFormatKit {
    DamonReportKitTest() {
        super(
                Damon.class,
                "kit.raw",
                new SampleCounts(2, 2, 0, 0),
                FormatAbility.LINES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
