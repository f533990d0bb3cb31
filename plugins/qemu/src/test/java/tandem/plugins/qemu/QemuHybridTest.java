package tandem.plugins.qemu;

import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;

class QemuHybridTest extends StrategyKit {
    QemuHybridTest() {
        super(QemuHybrid.class, StrategyAbility.ROUNDS);
    }
}
