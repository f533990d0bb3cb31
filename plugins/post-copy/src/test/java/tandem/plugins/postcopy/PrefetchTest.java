package tandem.plugins.postcopy;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestReplay.pagesSent;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.tck.TestTrace;

/** What is sent ahead of requests, on a link on which a page takes 1 ms and nothing else takes time. */
class PrefetchTest {
    private static Scenario faulting(int memory, int... pages) {
        TestTrace trace = trace().read(page(0)).idle(2500, MICROS);
        for (int page : pages) {
            trace.read(page(page));
        }
        return trace.on(ideal(
                "bandwidth=4104000B/s", "device-state=0", "request-bytes=0", "latency=0", "memory=" + memory * 4096));
    }

    private static Scenario random() {
        Random random = new Random(4);
        return trace().times(
                        3000,
                        (guest, i) -> guest.read(page(random.nextInt(1000))).idle(40, MICROS))
                .on(rig());
    }

    @Test
    void shouldFollowAStride() {
        assertThat(pagesSent(new PostCopyStride(), faulting(80, 40, 44, 48)))
                .startsWith(0, 1, 2, 40, 44, 48, 52, 56, 60, 49, 50, 51, 53);
    }

    @Test
    void shouldFollowAStrideDownwards() {
        assertThat(pagesSent(new PostCopyStride(), faulting(80, 60, 57, 54)))
                .startsWith(0, 1, 2, 60, 57, 54, 51, 48, 45, 55, 56, 58);
    }

    @Test
    void shouldTellInterleavedStreamsApart() {
        assertThat(pagesSent(new PostCopyStride(), faulting(300, 100, 200, 101, 201, 103, 203)))
                .startsWith(0, 1, 2, 100, 200, 101, 201, 103, 203, 102, 202, 104, 105, 106, 204, 205, 206);
    }

    @Test
    void shouldFaultLessOnInterleavedStreamsThanThePushAlone() {
        TestTrace streams = trace().times(
                        6400,
                        (guest, i) ->
                                guest.read(page(i % 32 * 1000L + i / 32 * 4L)).idle(60, MICROS));
        Scenario guest = streams.on(rig("memory=128MiB"));

        long pushed = replay(new PostCopyForward(), guest).networkFaults();
        long followed = replay(new PostCopyStride(), guest).networkFaults();

        assertThat(followed).isLessThan(pushed / 2);
    }

    @Test
    void shouldSendInTheOrderRecorded() {
        TestTrace twice = trace().read(page(0))
                .times(
                        2,
                        (guest, lap) -> guest.idle(10, MICROS)
                                .read(page(7))
                                .read(page(3))
                                .read(page(9))
                                .read(page(3))
                                .read(page(5)));
        String[] rig = {"bandwidth=4104000B/s", "device-state=0", "latency=10ms", "memory=48KiB"};

        Scenario recorded = twice.on(ideal(rig[0], rig[1], rig[2], rig[3], "start=15us"));

        assertThat(pagesSent(new PostCopyRecorded(), recorded)).containsExactly(0, 7, 3, 9, 5, 1, 2, 4, 6, 8, 10, 11);
    }

    @Test
    void shouldSendInTheOrderOfAnEarlierRun() {
        Rig rig = ideal("bandwidth=4104000B/s", "device-state=0", "latency=10ms", "memory=32KiB");
        Scenario guest = trace().read(page(0)).read(page(3)).on(rig);
        TestTrace earlier = trace().read(page(6)).read(page(99)).read(page(2));

        assertThat(pagesSent(new PostCopyRecorded(), guest.withRecord(earlier.tape(rig))))
                .containsExactly(6, 2, 0, 1, 3, 4, 5, 7);
    }

    @Test
    void shouldGoOnAsForwardWhereNothingIsRecorded() {
        assertThat(pagesSent(new PostCopyRecorded(), random())).isEqualTo(pagesSent(new PostCopyForward(), random()));
    }

    @Test
    void shouldRunAheadAlongTheTouchesOfTheTarget() {
        int[] pages = {1000, 3000, 500, 2000};
        TestTrace trace = trace().read(page(0)).idle(2500, MICROS);
        for (int page : pages) {
            trace.read(page(page)).idle(9900, MICROS);
        }
        Scenario guest = trace.on(
                ideal("bandwidth=4104000B/s", "device-state=0", "request-bytes=0", "latency=0", "memory=16MiB"));

        assertThat(pagesSent(new PostCopyRunAhead(), guest, "ahead=3", "known=100"))
                .startsWith(0, 1, 2, 1000, 3000, 500, 2000, 1001);
        assertThat(replay(new PostCopyRunAhead(), guest, "ahead=3", "known=100").networkFaults())
                .isEqualTo(1);
        assertThat(replay(new PostCopyRunAhead(), guest, "ahead=1", "known=100").networkFaults())
                .isEqualTo(2);
    }

    @Test
    void shouldGoOnAsForwardWhereTheTargetFindsNothing() {
        List<Integer> forward = pagesSent(new PostCopyForward(), random());

        assertThat(pagesSent(new PostCopyRunAhead(), random(), "known=0")).isEqualTo(forward);
        assertThat(pagesSent(new PostCopyRunAhead(), random(), "ahead=0")).isEqualTo(forward);
    }

    @Test
    void shouldDrawFromItsSeed() {
        List<Integer> sent = pagesSent(new PostCopyRunAhead(), random(), "seed=7");

        assertThat(pagesSent(new PostCopyRunAhead(), random(), "seed=7")).isEqualTo(sent);
        assertThat(pagesSent(new PostCopyRunAhead(), random(), "seed=8")).isNotEqualTo(sent);
    }

    @Test
    void shouldFaultLessTheMoreTheTargetFinds() {
        long all = replay(new PostCopyRunAhead(), random(), "known=100").networkFaults();
        long half = replay(new PostCopyRunAhead(), random(), "known=50").networkFaults();
        long none = replay(new PostCopyRunAhead(), random(), "known=0").networkFaults();

        assertThat(all).isLessThan(half);
        assertThat(half).isLessThan(none);
    }
}
