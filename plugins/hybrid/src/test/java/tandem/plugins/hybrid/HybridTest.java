package tandem.plugins.hybrid;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class HybridTest extends StrategyKit {
    HybridTest() {
        super(Hybrid.class, StrategyAbility.ROUNDS);
    }
}
