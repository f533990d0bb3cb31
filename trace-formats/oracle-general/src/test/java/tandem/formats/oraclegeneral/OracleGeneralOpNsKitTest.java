package tandem.formats.oraclegeneral;

import tandem.tck.FormatAbility;
import tandem.tck.SampleCounts;
import tandem.tck.TraceFormatKit;

class OracleGeneralOpNsKitTest extends TraceFormatKit {
    OracleGeneralOpNsKitTest() {
        super(
                OracleGeneral.class,
                "sample.oracleGeneralOpNS",
                new SampleCounts(4, 2, 3, 0),
                FormatAbility.HIGH_ADDRESSES,
                FormatAbility.SEES_CUT_RECORDS);
    }
}
