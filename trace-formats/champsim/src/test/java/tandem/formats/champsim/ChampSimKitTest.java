package tandem.formats.champsim;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class ChampSimKitTest extends TraceFormatKit {
    ChampSimKitTest() {
        super(
                ChampSim.class,
                "sample.champsim",
                new SampleCounts(11, 3, 2, 6),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
