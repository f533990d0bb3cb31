package tandem.plugins.postcopy;

import tandem.tck.StrategyKit;

class PostCopyRecordedTest extends StrategyKit {
    PostCopyRecordedTest() {
        super(PostCopyRecorded.class);
    }
}
