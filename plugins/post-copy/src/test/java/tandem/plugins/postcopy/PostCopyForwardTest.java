package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyForwardTest extends StrategyKit {
    PostCopyForwardTest() {
        super(PostCopyForward.class);
    }
}
