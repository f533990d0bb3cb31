package tandem.plugins.qemu;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class QemuPreCopyTest extends StrategyKit {
    QemuPreCopyTest() {
        super(QemuPreCopy.class, StrategyAbility.ROUNDS, StrategyAbility.ENDS_WITH_THE_GUEST);
    }
}
