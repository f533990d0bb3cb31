package tandem.formats.gem5packet;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class Gem5PacketKitTest extends TraceFormatKit {
    Gem5PacketKitTest() {
        super(
                Gem5Packet.class,
                "sample.gem5",
                new SampleCounts(5, 2, 3, 1),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
