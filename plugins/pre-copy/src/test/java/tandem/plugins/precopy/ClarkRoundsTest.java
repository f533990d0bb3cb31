package tandem.plugins.precopy;

import static java.time.temporal.ChronoUnit.NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static tandem.tck.TestReplay.calls;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Scenario;
import tandem.tck.TestTrace;

/**
 * The migration of SPECweb99 in Clark et al., NSDI 2005, figure 9. What the guest dirties in each round is as published;
 * the controller is checked: rates, rounds, stop. The rates of later rounds are those of its rule; the paper shows them
 * only in the chart, from which times between rounds 2 and 9 do not follow.
 */
class ClarkRoundsTest {
    private static final double[] ROUND_MEGABYTES = {676.8, 126.7, 39.0, 28.4, 24.2, 16.7, 14.2, 15.3};
    private static final double REST_MEGABYTES = 18.2;
    private static final double FIRST_RATE = 12_500_000;
    private static final double INCREMENT = 6_250_000;

    private static long pages(double megabytes) {
        return Math.round(megabytes * 1e6 / 4096);
    }

    private static double dirtiedIn(int round) {
        return round + 1 < ROUND_MEGABYTES.length ? ROUND_MEGABYTES[round + 1] : REST_MEGABYTES;
    }

    /** The rate of round 0, 1, … in bytes a second: what was dirtied in the round before over its time, and 50 Mbit/s. */
    private static double rate(int round) {
        if (round == 0) {
            return FIRST_RATE;
        }
        double seconds = ROUND_MEGABYTES[round - 1] * 1e6 / rate(round - 1);
        return ROUND_MEGABYTES[round] * 1e6 / seconds + INCREMENT;
    }

    /**
     * In the middle of each round the guest writes as many pages as were dirtied in it; in the lower half of its memory
     * and in the upper by turns, so that none of them is still to be sent in that round.
     */
    private static Scenario guest() {
        TestTrace trace = trace().read(page(0));
        long upperHalf = pages(ROUND_MEGABYTES[0]) / 2;
        double at = 0;
        double start = 0;
        for (int round = 0; round < ROUND_MEGABYTES.length; round++) {
            double seconds = ROUND_MEGABYTES[round] * 1e6 / rate(round);
            long from = round % 2 == 0 ? 0 : upperHalf;
            trace.idle((long) ((start + seconds / 2 - at) * 1e9), NANOS)
                    .times((int) pages(dirtiedIn(round)), (guest, i) -> guest.write(page(from + i)));
            at = start + seconds / 2;
            start += seconds;
        }
        return trace.on(ideal(
                "bandwidth=724mbit",
                "header=0",
                "latency=0",
                "device-state=0",
                "memory=" + pages(ROUND_MEGABYTES[0]) * 4096));
    }

    @Test
    void shouldHaveThePublishedRounds() {
        Figures figures = replay(new PreCopyClark(), guest(), "max-rate=300mbit");

        assertThat(figures.rounds().stream().map(Figures.Round::pages))
                .containsExactlyElementsOf(DoubleStream.of(ROUND_MEGABYTES)
                        .mapToObj(ClarkRoundsTest::pages)
                        .toList());
        assertThat(figures.bytesSent()).isCloseTo(960_000_000L, withPercentage(1));
        assertThat(figures.bytesSent() / 800e6).isCloseTo(1.20, withPercentage(1));
        assertThat(figures.rounds().get(0).end()).isCloseTo(54_100_000_000L, withPercentage(1));
        assertThat(figures.downtime()).isCloseTo(201_000_000L, withPercentage(1));
    }

    @Test
    void shouldFollowTheDirtyRate() {
        List<String> calls = calls(new PreCopyClark(), guest(), "max-rate=300mbit");

        long[] rates = calls.stream()
                .filter(call -> call.startsWith("limitRate "))
                .mapToLong(call -> Long.parseLong(call.substring("limitRate ".length())))
                .toArray();
        assertThat(rates).hasSize(ROUND_MEGABYTES.length);
        for (int round = 0; round < rates.length; round++) {
            assertThat((double) rates[round]).as("round %d", round + 1).isCloseTo(rate(round), withPercentage(1));
        }
        assertThat(LongStream.of(rates).max().orElse(0)).isLessThan(37_500_000);
        assertThat(dirtiedIn(7) * 1e6 / (ROUND_MEGABYTES[7] * 1e6 / rate(7)) + INCREMENT)
                .isGreaterThan(37_500_000);
    }
}
