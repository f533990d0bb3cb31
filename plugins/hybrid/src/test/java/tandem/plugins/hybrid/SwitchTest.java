package tandem.plugins.hybrid;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestReplay.pagesSent;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Scenario;

/** When the hybrids switch from pre-copy to post-copy. */
class SwitchTest {
    private static final Scenario BUSY = trace().read(page(499))
            .times(20_000, (guest, i) -> guest.write(page(i % 100)).idle(20, MICROS))
            .on(rig("memory=2000KiB"));
    private static final Scenario IDLE = trace().read(page(0)).on(rig("memory=2000KiB"));

    @Test
    void shouldBeTheHybridAfterOneRound() {
        assertThat(pagesSent(new HybridRounds(), BUSY, "rounds=1")).isEqualTo(pagesSent(new Hybrid(), BUSY));
    }

    @Test
    void shouldHaveAsManyRoundsAsAsked() {
        Figures figures = replay(new HybridRounds(), BUSY, "rounds=4");

        assertThat(figures.rounds()).hasSize(4);
        assertThat(figures.duplicates()).isGreaterThan(200);
    }

    @Test
    void shouldSwitchEarlyWhereNothingIsLeftToSend() {
        assertThat(replay(new HybridRounds(), IDLE, "rounds=4").rounds()).hasSize(1);
    }
}
