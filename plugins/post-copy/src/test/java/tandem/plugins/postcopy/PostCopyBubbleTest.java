package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyBubbleTest extends StrategyKit {
    PostCopyBubbleTest() {
        super(PostCopyBubble.class);
    }
}
