package tandem.formats.drmemtrace;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class DrmemtraceKitTest extends TraceFormatKit {
    DrmemtraceKitTest() {
        super(
                Drmemtrace.class,
                "sample.drmemtrace",
                new SampleCounts(7, 1, 1, 5),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS,
                FormatAbility.SEES_MISSING_RECORDS);
    }
}
