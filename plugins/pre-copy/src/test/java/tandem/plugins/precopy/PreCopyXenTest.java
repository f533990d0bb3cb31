package tandem.plugins.precopy;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class PreCopyXenTest extends StrategyKit {
    PreCopyXenTest() {
        super(PreCopyXen.class, StrategyAbility.ROUNDS);
    }
}
