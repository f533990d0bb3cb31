package tandem.tck;

import org.pf4j.Extension;

/** A format without a fault. */
@Extension
public final class SoundFormat extends PlainFormat {
    static final String SAMPLE = "sample.plain";
    static final SampleCounts COUNTS = new SampleCounts(7, 4, 3, 1);
    static final FormatAbility[] ABILITIES = {FormatAbility.LINES, FormatAbility.HIGH_ADDRESSES};
}
