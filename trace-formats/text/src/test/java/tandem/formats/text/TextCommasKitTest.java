package tandem.formats.text;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class TextCommasKitTest extends TraceFormatKit {
    TextCommasKitTest() {
        super(Text.class, "kit.vm-csv", new SampleCounts(3, 1, 1, 1), FormatAbility.LINES);
    }
}
