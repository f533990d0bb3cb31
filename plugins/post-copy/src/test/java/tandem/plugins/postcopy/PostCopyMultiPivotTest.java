package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyMultiPivotTest extends StrategyKit {
    PostCopyMultiPivotTest() {
        super(PostCopyMultiPivot.class);
    }
}
