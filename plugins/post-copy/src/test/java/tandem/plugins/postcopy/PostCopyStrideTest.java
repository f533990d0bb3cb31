package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyStrideTest extends StrategyKit {
    PostCopyStrideTest() {
        super(PostCopyStride.class);
    }
}
