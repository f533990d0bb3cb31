package tandem.plugins.qemu;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class QemuPostCopyTest extends StrategyKit {
    QemuPostCopyTest() {
        super(QemuPostCopy.class, StrategyAbility.ROUNDS);
    }
}
