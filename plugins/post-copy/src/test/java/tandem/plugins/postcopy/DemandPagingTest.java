package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class DemandPagingTest extends StrategyKit {
    DemandPagingTest() {
        super(DemandPaging.class);
    }
}
