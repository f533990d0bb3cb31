package tandem.plugins.concurrent;

import tandem.tck.StrategyKit;

class ConcurrentGuideTest extends StrategyKit {
    ConcurrentGuideTest() {
        super(ConcurrentGuide.class);
    }
}
