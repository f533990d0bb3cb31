package tandem.formats.csv;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class CsvKitTest extends TraceFormatKit {
    CsvKitTest() {
        super(Csv.class, "kit.csv", new SampleCounts(6, 3, 2, 1), FormatAbility.LINES, FormatAbility.HIGH_ADDRESSES);
    }
}
