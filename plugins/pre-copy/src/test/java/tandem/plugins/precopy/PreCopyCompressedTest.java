package tandem.plugins.precopy;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class PreCopyCompressedTest extends StrategyKit {
    PreCopyCompressedTest() {
        super(PreCopyCompressed.class, StrategyAbility.ROUNDS);
    }
}
