package tandem.plugins.hybrid;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class HybridRoundsTest extends StrategyKit {
    HybridRoundsTest() {
        super(HybridRounds.class, StrategyAbility.ROUNDS);
    }
}
