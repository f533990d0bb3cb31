package tandem.formats.vscsi;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class VscsiVersion2KitTest extends TraceFormatKit {
    VscsiVersion2KitTest() {
        super(
                Vscsi.class,
                "sample.v2",
                new SampleCounts(3, 1, 2, 0),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
