package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandem.engine.options.Options;

/** The limit that a sender sets itself for each window of time. */
class RateWindowTest {
    private static final long MS = 1_000_000;

    private final Rig rig = new Rig();
    private final Options options = Options.of(rig);

    RateWindowTest() {
        options.set("bandwidth", "1000000000B/s");
        options.set("latency", "0");
    }

    @Test
    void shouldTakeAWindowsWorthAtOnceAndThenWait() {
        options.set("rate-limit", "1000000B/s"); // 100,000 bytes in 100 ms
        Link link = new Link(rig);
        assertThat(link.readyAt(5 * MS)).isEqualTo(5 * MS);
        assertThat(link.accept(5 * MS, 60_000)).isEqualTo(5 * MS + 60_000);
        assertThat(link.readyAt(6 * MS)).isEqualTo(6 * MS);
        link.accept(6 * MS, 60_000);
        assertThat(link.readyAt(7 * MS)).isEqualTo(100 * MS);
        link.accept(120 * MS, 100_000);
        assertThat(link.readyAt(150 * MS)).as("no more than allowed").isEqualTo(150 * MS);
        link.accept(150 * MS, 1);
        assertThat(link.readyAt(150 * MS)).as("the window has begun at 120 ms").isEqualTo(220 * MS);
    }

    @Test
    void shouldBeginTheNextWindowAtOnceWhereThisOneIsOver() {
        options.set("rate-limit", "1000000B/s");
        options.set("rate-window-age", "97ms");
        Link link = new Link(rig);
        link.accept(0, 100_001);
        assertThat(link.readyAt(MS)).isEqualTo(3 * MS);
        assertThat(link.readyAt(5 * MS)).isEqualTo(5 * MS);
        link.accept(5 * MS, 100_001);
        assertThat(link.readyAt(6 * MS)).isEqualTo(105 * MS);
    }

    @Test
    void shouldTakeAMessageAWindowWhereTheLimitIsLess() {
        options.set("rate-limit", "1B/s");
        Link link = new Link(rig);
        assertThat(link.readyAt(0)).isZero();
        link.accept(0, 10);
        assertThat(link.readyAt(0)).isEqualTo(100 * MS);
    }

    @Test
    void shouldNotWaitWithoutALimit() {
        Link link = new Link(rig);
        link.accept(0, 1_000_000_000);
        assertThat(link.readyAt(0)).isEqualTo(1000 * MS);
        assertThat(rig.sendingRate()).isEqualTo(rig.bandwidth());
    }

    @Test
    void shouldTellTheLesserRate() {
        options.set("rate-limit", "60MiB/s");
        assertThat(rig.sendingRate()).isEqualTo(60L << 20);
    }
}
