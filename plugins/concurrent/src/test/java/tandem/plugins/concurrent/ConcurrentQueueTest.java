package tandem.plugins.concurrent;

import tandem.tck.StrategyKit;

class ConcurrentQueueTest extends StrategyKit {
    ConcurrentQueueTest() {
        super(ConcurrentQueue.class);
    }
}
