package tandem.plugins.precopy;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.api.MigrationStrategy;
import tandem.engine.NonConvergence;
import tandem.engine.Scenario;
import tandem.tck.TestTrace;

/** Which rounds converge and which do not, why, and that what is said to help does. A page takes 1 ms. */
class ConvergenceTest {
    private static final String[] LINK = {"bandwidth=4104000B/s", "latency=0", "device-state=0", "memory=4096000"};

    /** Writes 500 of 1,000 pages round and round, ten times as fast as the link. */
    private static final TestTrace WORKING_SET =
            trace().times(400_000, (guest, i) -> guest.write(page(i % 500)).idle(100, MICROS));

    /** Writes all of 1,000 pages round and round, one each {@code gapMicros}. */
    private static Scenario dirtying(int gapMicros) {
        return trace().times(
                        30_000_000 / gapMicros,
                        (guest, i) -> guest.write(page(i * 387L % 1000)).idle(gapMicros, MICROS))
                .on(ideal(LINK));
    }

    @Test
    void shouldTellThatAWorkingSetIsTooLarge() {
        NonConvergence why = why(new PreCopy(), WORKING_SET.on(ideal(LINK)), "max-rounds=6");

        assertThat(why.rounds()).isEqualTo(6);
        assertThat(why.pagesLeft()).isEqualTo(500);
        assertThat(why.bandwidth()).isEqualTo(4_104_000);
        assertThat(why.dirtyRate()).isCloseTo(4_104_000, withPercentage(1));
        assertThat(why.leastLeft()).isEqualTo(500);
        assertThat(why.leastLeftNanos()).isEqualTo(500_000_000);
        assertThat(why.leastLeftAfter()).isEqualTo(1);
    }

    @Test
    void shouldEndWhereItSaysOnceThatIsAllowed() {
        Scenario guest = dirtying(1050);
        NonConvergence why = why(new PreCopy(), guest, "max-rounds=8", "downtime-limit=0ns");

        String limit = "downtime-limit=" + why.leastLeftNanos() + "ns";
        assertThat(replay(new PreCopy(), guest, "max-rounds=8", limit).rounds()).hasSize(why.leastLeftAfter());
        assertThat(replay(new PreCopy(), guest, "max-rounds=8", limit).nonConvergence())
                .isNull();
        String less = "downtime-limit=" + (why.leastLeftNanos() - 1) + "ns";
        assertThat(replay(new PreCopy(), guest, "max-rounds=8", less).nonConvergence())
                .isNotNull();
    }

    @Test
    void shouldTellTheDirtyRateOfAGuestThatOutrunsTheLink() {
        // 100 pages are written in round 1; in round 2, which takes 100 ms, 300 more.
        Scenario guest = trace().read(page(0))
                .idle(500, MILLIS)
                .times(100, (trace, i) -> trace.write(page(i)))
                .idle(500, MILLIS)
                .times(3_000, (trace, i) -> trace.write(page(200 + i % 600)).idle(333, MICROS))
                .on(ideal(LINK));

        NonConvergence why = why(new PreCopy(), guest, "max-rounds=2", "downtime-limit=50ms");

        assertThat(why.pagesInLast()).isCloseTo(100, withPercentage(1));
        assertThat(why.pagesLeft()).isCloseTo(300, withPercentage(1));
        assertThat(why.dirtyRate()).isCloseTo(3 * why.bandwidth(), withPercentage(1));
        assertThat(why.isOutrun()).isTrue();
        assertThat(why.leastThrottlePercent()).isBetween(66, 67);
        assertThat(why.leastLeftAfter()).isEqualTo(1);
        assertThat(why.leastLeft()).isEqualTo(why.pagesInLast());
    }

    @Test
    void shouldCountWhatPagesCostInTheDirtyRate() {
        Scenario guest = WORKING_SET.on(ideal(LINK));

        NonConvergence whole = why(new PreCopyCompressed(), guest, "compressed=100%", "max-rounds=6");
        NonConvergence half = why(new PreCopyCompressed(), guest, "compressed=50%", "max-rounds=6");

        assertThat(whole.dirtyRate()).isCloseTo(whole.bandwidth(), withPercentage(1));
        assertThat(half.dirtyRate()).isCloseTo(half.bandwidth(), withPercentage(1));
        assertThat(half.leastLeftNanos()).isCloseTo(whole.leastLeftNanos(), withPercentage(1));
    }

    @Test
    void shouldTellHowMuchSlowerTheGuestWouldHaveToBe() {
        assertThat(new NonConvergence(3, 10, 20, 200, 100, 1, 9, 9).leastThrottlePercent())
                .isEqualTo(50);
        assertThat(new NonConvergence(3, 10, 20, 301, 100, 1, 9, 9).leastThrottlePercent())
                .isEqualTo(67);
        assertThat(new NonConvergence(3, 10, 10, 100, 100, 1, 9, 9).leastThrottlePercent())
                .isEqualTo(1);
        assertThat(new NonConvergence(3, 10, 9, 90, 100, 1, 9, 9).leastThrottlePercent())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"49, true", "50, false"})
    void shouldTellOfXenWhetherFewEnoughWereLeft(int dirtyPages, boolean converges) {
        Scenario guest = trace().times(
                        400_000, (trace, i) -> trace.write(page(i % dirtyPages)).idle(2, MICROS))
                .on(ideal(LINK[0], LINK[1], LINK[2], "memory=800KiB"));

        assertThat(replay(new PreCopyXen(), guest).nonConvergence() == null).isEqualTo(converges);
    }

    @Test
    void shouldTellOfClarkThatTheGuestDirtiesFasterThanItMaySend() {
        NonConvergence why = why(new PreCopyClark(), WORKING_SET.on(ideal(LINK)));

        assertThat(why.rounds()).isEqualTo(1);
        assertThat(why.pagesLeft()).isEqualTo(500);
        assertThat(why.leastLeftAfter()).isEqualTo(1);
        assertThat(replay(new PreCopyClark(), WORKING_SET.on(ideal(LINK)), "stop-below=3MiB")
                        .nonConvergence())
                .isNull();
    }

    @Test
    void shouldConvergeOnceTheGuestIsThrottledEnough() {
        Scenario guest = dirtying(900);

        assertThat(replay(new PreCopyAutoConverge(), guest, "downtime-limit=50ms")
                        .nonConvergence())
                .isNull();
        assertThat(why(new PreCopyAutoConverge(), guest, "downtime-limit=50ms", "max-rounds=4")
                        .rounds())
                .isEqualTo(4);
    }

    @Test
    void shouldSayNothingWhereTheRestFits() {
        assertThat(replay(new PreCopy(), dirtying(10_000)).nonConvergence()).isNull();
        assertThat(replay(new PreCopyCompressed(), dirtying(10_000)).nonConvergence())
                .isNull();
        assertThat(replay(new PreCopyClark(), dirtying(1_000_000)).nonConvergence())
                .isNull();
    }

    private static NonConvergence why(MigrationStrategy strategy, Scenario guest, String... options) {
        return Objects.requireNonNull(replay(strategy, guest, options).nonConvergence());
    }
}
