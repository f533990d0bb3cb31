package tandem.formats.lackey;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class LackeyKitTest extends TraceFormatKit {
    LackeyKitTest() {
        super(
                Lackey.class,
                "kit.lackey",
                new SampleCounts(7, 3, 2, 3),
                FormatAbility.LINES,
                FormatAbility.HIGH_ADDRESSES);
    }
}
