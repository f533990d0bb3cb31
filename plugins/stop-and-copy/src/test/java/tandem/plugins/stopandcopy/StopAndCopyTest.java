package tandem.plugins.stopandcopy;

import tandem.tck.StrategyKit;

class StopAndCopyTest extends StrategyKit {
    StopAndCopyTest() {
        super(StopAndCopy.class);
    }
}
