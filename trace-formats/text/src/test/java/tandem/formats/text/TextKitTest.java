package tandem.formats.text;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class TextKitTest extends TraceFormatKit {
    TextKitTest() {
        super(
                Text.class,
                "kit.op-addr-size",
                new SampleCounts(4, 1, 1, 2),
                FormatAbility.LINES,
                FormatAbility.HIGH_ADDRESSES);
    }
}
