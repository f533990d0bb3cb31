package tandem.plugins.precopy;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class PreCopyClarkTest extends StrategyKit {
    PreCopyClarkTest() {
        super(PreCopyClark.class, StrategyAbility.ROUNDS);
    }
}
