package tandem.plugins.precopy;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import org.junit.jupiter.api.Test;
import tandem.engine.Scenario;
import tandem.tck.StrategyAbility;
import tandem.tck.StrategyKit;
import tandem.tck.TestReplay;

class PreCopyAutoConvergeTest extends StrategyKit {
    PreCopyAutoConvergeTest() {
        super(PreCopyAutoConverge.class, StrategyAbility.ROUNDS);
    }

    /** Of two vCPUs one is idle and the other throttled to half: a quarter of the guest is executed. */
    @Test
    void shouldThrottleNoIdleVcpu() {
        Scenario guest = trace().vcpu(1)
                .read(page(0))
                .vcpu(0)
                .times(100, (trace, k) -> trace.write(page(k % 6)).idle(100, MILLIS))
                .on(rig("bandwidth=20000B/s", "dirty-trap=0"));
        int[] millionths = TestReplay.replay(new PreCopyAutoConverge(), guest, "initial=50%", "downtime-limit=0ns")
                .progress()
                .millionths();

        assertThat(millionths[10]).isEqualTo(500_000);
        assertThat(millionths).contains(250_000);
    }
}
