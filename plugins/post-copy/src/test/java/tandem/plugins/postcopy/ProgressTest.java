package tandem.plugins.postcopy;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Scenario;
import tandem.tck.TestReplay;

/** Guest progress and perceived downtime of a guest that stalls: MODEL §9, worked out on paper. */
class ProgressTest {
    /**
     * The last access of vCPU 0, at 1.2 ms, stalls until 1.66 ms; vCPU 1 runs until 2.2 ms. So from 1.2 ms on half of the
     * guest is executed, though vCPU 0 then waits for nothing that it still has to do.
     */
    @Test
    void shouldTakeOffNoStallAfterTheLastAccess() {
        Scenario guest = trace().read(page(0))
                .idle(1, MILLIS)
                .read(page(50))
                .vcpu(1)
                .read(page(0))
                .idle(2, MILLIS)
                .read(page(0))
                .on(rig("resume=0", "device-state=0B", "latency=200us"));
        Figures figures = TestReplay.replay(new DemandPaging(), guest);

        long slice = figures.progress().sliceNanos();
        int[] millionths = figures.progress().millionths();
        for (int i = (int) (1_300_000 / slice); i < 2_100_000 / slice; i++) {
            assertThat(millionths[i]).as("slice %d", i).isEqualTo(500_000);
        }
        assertThat(figures.progress().perceivedDowntimeNanos()).isEqualTo(195_120);
    }
}
