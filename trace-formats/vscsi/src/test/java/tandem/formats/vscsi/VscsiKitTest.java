package tandem.formats.vscsi;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class VscsiKitTest extends TraceFormatKit {
    VscsiKitTest() {
        super(
                Vscsi.class,
                "sample.v1",
                new SampleCounts(3, 1, 2, 0),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
