package tandem.plugins.concurrent;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class HybridConcurrentTest extends StrategyKit {
    HybridConcurrentTest() {
        super(HybridConcurrent.class, StrategyAbility.ROUNDS);
    }
}
