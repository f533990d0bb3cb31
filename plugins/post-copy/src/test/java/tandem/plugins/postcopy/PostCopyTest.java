package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyTest extends StrategyKit {
    PostCopyTest() {
        super(PostCopy.class);
    }
}
