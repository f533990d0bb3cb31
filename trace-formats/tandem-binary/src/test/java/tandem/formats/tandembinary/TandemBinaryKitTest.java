package tandem.formats.tandembinary;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class TandemBinaryKitTest extends TraceFormatKit {
    TandemBinaryKitTest() {
        super(
                TandemBinary.class,
                "sample.tandem",
                new SampleCounts(9, 3, 3, 4),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS,
                FormatAbility.SEES_MISSING_RECORDS);
    }
}
