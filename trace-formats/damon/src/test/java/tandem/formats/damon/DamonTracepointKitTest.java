package tandem.formats.damon;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class DamonTracepointKitTest extends TraceFormatKit {
    DamonTracepointKitTest() {
        super(
                Damon.class,
                "kit.perf-script",
                new SampleCounts(3, 3, 0, 0),
                FormatAbility.LINES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
