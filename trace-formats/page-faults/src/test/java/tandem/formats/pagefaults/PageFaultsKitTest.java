package tandem.formats.pagefaults;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class PageFaultsKitTest extends TraceFormatKit {
    PageFaultsKitTest() {
        super(
                PageFaults.class,
                "kit.page-faults",
                new SampleCounts(5, 1, 3, 1),
                FormatAbility.LINES,
                FormatAbility.HIGH_ADDRESSES);
    }
}
