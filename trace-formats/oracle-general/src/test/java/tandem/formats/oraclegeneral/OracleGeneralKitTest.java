package tandem.formats.oraclegeneral;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class OracleGeneralKitTest extends TraceFormatKit {
    OracleGeneralKitTest() {
        super(
                OracleGeneral.class,
                "sample.oracleGeneral",
                new SampleCounts(4, 4, 0, 0),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
