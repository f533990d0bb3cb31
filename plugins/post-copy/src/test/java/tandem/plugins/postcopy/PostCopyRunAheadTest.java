package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyRunAheadTest extends StrategyKit {
    PostCopyRunAheadTest() {
        super(PostCopyRunAhead.class);
    }
}
