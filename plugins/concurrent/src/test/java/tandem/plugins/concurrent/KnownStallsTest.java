package tandem.plugins.concurrent;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static tandem.tck.TestReplay.pagesSent;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.tck.TestTrace;

/**
 * Stalls of concurrent execution in closed form: 32,768 of 131,072 pages touched at random, a page every 32.768 µs, one
 * way 100 µs, and a downtime D of 20 ms; k-th touch at τ. The target waits for the maximum of arrival − D − τ.
 */
class KnownStallsTest {
    private static final int TOUCHED = 1 << 15;
    private static final long PAGE_NANOS = 32_768;
    private static final long LATENCY_NANOS = 100_000;
    private static final long DOWNTIME_NANOS = 20_000_000;

    private static Scenario guest(int gapMicros, int sourceSpeed) {
        List<Integer> pages = IntStream.range(0, 1 << 17).boxed().collect(Collectors.toList());
        Collections.shuffle(pages, new Random(16));
        TestTrace trace = trace().times(
                        TOUCHED, (guest, i) -> guest.read(page(pages.get(i))).idle(gapMicros, MICROS));
        return trace.on(link(sourceSpeed));
    }

    private static Rig link(int sourceSpeed) {
        return ideal(
                "bandwidth=1gbit",
                "header=0",
                "latency=100us",
                "device-state=0",
                "resume=19900us",
                "source-speed=" + sourceSpeed,
                "memory=512MiB");
    }

    @Test
    void shouldNotStallWhereTheLinkIsFasterThanTheTouches() {
        Figures figures = replay(new ConcurrentQueue(), guest(100, 100));

        assertThat(figures.downtime()).isEqualTo(DOWNTIME_NANOS);
        assertThat(figures.stalls().sum()).isZero();
    }

    /** maxₖ(k P / B + ℓ − D − τₖ): 0.399 s. */
    @Test
    void shouldStallForTheLinkWhereTheTouchesAreFaster() {
        Figures figures = replay(new ConcurrentQueue(), guest(20, 100));

        long stall = TOUCHED * (PAGE_NANOS - 20_000) + LATENCY_NANOS - DOWNTIME_NANOS;
        assertThat(stall).isBetween(398_000_000L, 400_000_000L);
        assertThat(figures.stalls().sum()).isCloseTo(stall, withPercentage(1));
    }

    /**
     * ((σ − 1) τ + P / B + ℓ − D): 0.153 s for σ = 1 / 0.95. The guide that leaves the link free meets it; what the other
     * pushes beside its guide comes in time for some touches, so that it is a bound there.
     */
    @Test
    void shouldStallForASlowSource() {
        double stall = (1 / 0.95 - 1) * TOUCHED * 100_000 + PAGE_NANOS + LATENCY_NANOS - DOWNTIME_NANOS;

        Figures alone = replay(new ConcurrentGuide(), guest(100, 95), "idle-share=1%");
        Figures pushing = replay(new ConcurrentQueue(), guest(100, 95));

        assertThat((double) alone.stalls().sum()).isCloseTo(stall, withPercentage(2));
        assertThat((double) pushing.stalls().sum()).isLessThan(stall);
    }

    @Test
    void shouldBeTheQueueWhereTheGuideTakesAllOfTheLink() {
        Scenario guest = trace().times(
                        3000, (trace, i) -> trace.write(page(i * 17 % 900)).idle(30, MICROS))
                .on(rig("memory=8MiB", "untouched=zero"));

        assertThat(pagesSent(new ConcurrentGuide(), guest, "idle-share=100"))
                .isEqualTo(pagesSent(new ConcurrentQueue(), guest));
    }

    /** What nobody has touched takes a tenth of the link, and no less: the migration ends in ten times the time. */
    @Test
    void shouldEndInTheTimeThatItsShareAllows() {
        Scenario guest = trace().read(page(0)).on(ideal("device-state=0", "latency=0", "memory=4MiB"));

        Figures queue = replay(new ConcurrentQueue(), guest);
        Figures guide = replay(new ConcurrentGuide(), guest, "idle-share=10%");

        assertThat(guide.totalTime()).isCloseTo(10 * queue.totalTime(), withPercentage(1));
        assertThat(guide.bytesSent()).isEqualTo(queue.bytesSent());
    }
}
