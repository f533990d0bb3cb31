package tandem.plugins.precopy;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class PreCopyAutoConvergeTest extends StrategyKit {
    PreCopyAutoConvergeTest() {
        super(PreCopyAutoConverge.class, StrategyAbility.ROUNDS);
    }
}
