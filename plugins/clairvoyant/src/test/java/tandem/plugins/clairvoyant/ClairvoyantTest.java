package tandem.plugins.clairvoyant;

import tandem.tck.StrategyKit;

class ClairvoyantTest extends StrategyKit {
    ClairvoyantTest() {
        super(Clairvoyant.class);
    }
}
