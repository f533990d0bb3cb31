package tandem.plugins.precopy;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class PreCopyTest extends StrategyKit {
    PreCopyTest() {
        super(PreCopy.class, StrategyAbility.ROUNDS);
    }
}
