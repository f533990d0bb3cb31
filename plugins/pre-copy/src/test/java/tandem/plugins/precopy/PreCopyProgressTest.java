package tandem.plugins.precopy;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import org.junit.jupiter.api.Test;
import tandem.engine.Progress;
import tandem.engine.Scenario;
import tandem.tck.TestReplay;

/** Guest progress on the source: MODEL §9, worked out on paper. */
class PreCopyProgressTest {
    /** vCPU 1 ends with a write that marks a page; what that costs keeps nobody from anything. */
    @Test
    void shouldTakeOffNoTrapAfterTheLastAccess() {
        Progress with = progress("dirty-trap=1us");
        Progress without = progress("dirty-trap=0");

        assertThat(with.sliceNanos()).isEqualTo(without.sliceNanos());
        assertThat(with.millionths()).isEqualTo(without.millionths());
    }

    /** With a tape of its own the target has nothing left to do; the source runs until its pause all the same. */
    @Test
    void shouldCountASourceThatOutlivesItsTarget() {
        Scenario guest = trace().read(page(0))
                .idle(1, MILLIS)
                .read(page(0))
                .on(rig("resume=0", "device-state=0B"), trace().read(page(0)));
        assertThat(TestReplay.replay(new PreCopy(), guest).progress().millionths()[0])
                .isEqualTo(1_000_000);
    }

    private static Progress progress(String dirtyTrap) {
        Scenario guest =
                trace().read(page(0)).vcpu(1).idle(61_851, NANOS).write(page(1)).on(rig(dirtyTrap));
        return TestReplay.replay(new PreCopy(), guest).progress();
    }
}
