package tandem.plugins.postcopy;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestReplay.pagesSent;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.engine.Scenario;
import tandem.tck.TestTrace;

/**
 * The orders of the push, on a link on which a page takes 1 ms and nothing else takes time, so that at 2.5 ms pages 0, 1
 * and 2 are sent. Hines and Gopalan's pseudo-code takes the left neighbour first; here it is the right one.
 */
class PushOrderTest {
    private static Scenario guest(int pages, TestTrace trace, String latency) {
        return trace.on(
                ideal("bandwidth=4104000B/s", "device-state=0", "request-bytes=0", latency, "memory=" + pages * 4096));
    }

    /** Executes its first access before it is paused, and reads {@code pages} from 2.5 ms on, each as soon as it can. */
    private static Scenario faulting(int memory, int... pages) {
        TestTrace trace = trace().read(page(0)).idle(2500, MICROS);
        for (int page : pages) {
            trace.read(page(page));
        }
        return guest(memory, trace, "latency=0");
    }

    @Test
    void shouldPushAscending() {
        assertThat(pagesSent(new PostCopy(), faulting(10, 6))).containsExactly(0, 1, 2, 6, 3, 4, 5, 7, 8, 9);
    }

    @Test
    void shouldGoOnAfterARequestAndWrapRound() {
        assertThat(pagesSent(new PostCopyForward(), faulting(10, 6))).containsExactly(0, 1, 2, 6, 7, 8, 9, 3, 4, 5);
    }

    @Test
    void shouldIgnoreARequestForAPageOnItsWay() {
        TestTrace trace = trace().read(page(0)).idle(2000, MICROS).read(page(3));

        List<Integer> sent = pagesSent(new PostCopyForward(), guest(20, trace, "latency=5ms"));

        assertThat(sent).isSorted();
    }

    @Test
    void shouldBubbleBothWays() {
        assertThat(pagesSent(new PostCopyBubble(), faulting(10, 6))).containsExactly(0, 1, 2, 6, 7, 5, 8, 4, 9, 3);
    }

    @Test
    void shouldMoveTheBubbleToTheNextRequest() {
        assertThat(pagesSent(new PostCopyBubble(), faulting(20, 6, 14)))
                .startsWith(0, 1, 2, 6, 14, 15, 13, 16, 12, 17, 11, 18, 10, 19, 9, 8, 7, 5, 4, 3);
    }

    @Test
    void shouldBubbleAroundSeveralRequests() {
        assertThat(pagesSent(new PostCopyMultiPivot(), faulting(10, 6))).containsExactly(0, 1, 2, 6, 7, 5, 3, 8, 4, 9);
        assertThat(pagesSent(new PostCopyMultiPivot(), faulting(30, 6, 14)))
                .startsWith(0, 1, 2, 6, 14, 15, 13, 7, 5, 3, 16, 12, 8, 4, 9, 17, 11);
    }

    @Test
    void shouldReplaceTheOldestOfSevenPivots() {
        Scenario eight = faulting(200, 20, 40, 60, 80, 100, 120, 140, 160);

        List<Integer> sent = pagesSent(new PostCopyMultiPivot(), eight);

        assertThat(sent.subList(11, 11 + 15))
                .containsExactly(161, 159, 141, 139, 121, 119, 101, 99, 81, 79, 61, 59, 41, 39, 3);
        assertThat(sent.subList(11, 40)).doesNotContain(21, 19);
    }

    /** All edges but the one of page 0 end at pages already sent; the push must not end with them. */
    @Test
    void shouldNotStallWhereAllEdgesHaveEnded() {
        Scenario guest = faulting(12, 4, 5, 6);

        assertThat(pagesSent(new PostCopyMultiPivot(), guest, "pivots=1")).hasSize(12);
        assertThat(replay(new PostCopyMultiPivot(), guest, "pivots=1").totalTime())
                .isEqualTo(12_000_000);
    }
}
