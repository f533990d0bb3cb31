package tandem.formats.damon;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class DamonJsonKitTest extends TraceFormatKit {
    DamonJsonKitTest() {
        super(
                Damon.class,
                "kit.json",
                new SampleCounts(3, 3, 0, 0),
                FormatAbility.SEES_CUT_RECORDS,
                FormatAbility.SEES_MISSING_RECORDS);
    }
}
