package tandem.plugins.precopy;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Scenario;

/** What compression saves, of 500 pages of which 100 are always dirty; a page takes 1 ms. */
class CompressedRoundsTest {
    private static final Scenario GUEST = trace().read(page(499))
            .times(50_000, (guest, i) -> guest.write(page(i % 100)).idle(20, MICROS))
            .on(rig("bandwidth=4104000B/s", "memory=2000KiB"));
    private static final String[] OPTIONS = {"max-rounds=3", "downtime-limit=10ms"};

    @Test
    void shouldSendTheFirstRoundWholeAndTheOthersCompressed() {
        Figures figures = replay(new PreCopyCompressed(), GUEST, "compressed=30%", OPTIONS[0], OPTIONS[1]);

        long compressed = figures.pagesSent() - 500;
        assertThat(figures.rounds()).hasSize(3);
        assertThat(compressed).isBetween(250L, 300L);
        assertThat(figures.bytesSent()).isEqualTo(500 * 4104 + compressed * (1229 + 8) + 262_144);
    }

    @Test
    void shouldBePreCopyWhereNothingIsSaved() {
        Figures compressed = replay(new PreCopyCompressed(), GUEST, "compressed=100%", OPTIONS[0], OPTIONS[1]);
        Figures plain = replay(new PreCopy(), GUEST, OPTIONS);

        assertThat(compressed.rounds()).isEqualTo(plain.rounds());
        assertThat(compressed.totalTime()).isEqualTo(plain.totalTime());
        assertThat(compressed.bytesSent()).isEqualTo(plain.bytesSent());
    }
}
