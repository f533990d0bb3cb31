package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.engine.Likeness.Pages;
import tandem.engine.options.Options;

/** How alike two runs are: small cases on paper. */
class LikenessTest {
    @Test
    void shouldFindARunLikeItself() throws IOException {
        Tape tape = tape(5, 1, 4, 1, 5, 9);
        Likeness same = Likeness.of(tape, tape);
        assertThat(same.pages()).isEqualTo(new Pages(4, 4, 4));
        assertThat(same.pages().jaccard()).hasValue(1);
        assertThat(same.longestCommonSubsequence()).isEqualTo(4);
        assertThat(same.kendallTau()).hasValue(1);
        assertThat(same.tenths()).hasSize(10).allSatisfy(tenth -> {
            assertThat(tenth.used().first()).isEqualTo(tenth.used().both());
            assertThat(tenth.firstTouched().second())
                    .isEqualTo(tenth.firstTouched().both());
        });
    }

    @Test
    void shouldCompareTheOrderOfTheCommonPages() throws IOException {
        // Common: 1 2 3 4, in the second run 1 3 4 2. Descending pairs: 3 2 and 4 2 of 6. Longest: 1 3 4.
        Likeness likeness = Likeness.of(tape(1, 2, 7, 3, 4), tape(8, 1, 3, 4, 2, 9));
        assertThat(likeness.pages()).isEqualTo(new Pages(5, 6, 4));
        assertThat(likeness.pages().jaccard().orElseThrow()).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(likeness.longestCommonSubsequence()).isEqualTo(3);
        assertThat(likeness.kendallTau().orElseThrow()).isCloseTo(1 - 2 * 2 / 6.0, within(1e-12));
    }

    @Test
    void shouldFindAnOrderReversed() throws IOException {
        Likeness reversed = Likeness.of(tape(1, 2, 3), tape(3, 2, 1));
        assertThat(reversed.longestCommonSubsequence()).isEqualTo(1);
        assertThat(reversed.kendallTau()).hasValue(-1);
    }

    @Test
    void shouldHaveNoOrderWithoutTwoCommonPages() throws IOException {
        Likeness apart = Likeness.of(tape(1, 2), tape(2, 3));
        assertThat(apart.longestCommonSubsequence()).isEqualTo(1);
        assertThat(apart.kendallTau()).isEmpty();
        assertThat(Likeness.of(tape(1), tape(2)).pages()).isEqualTo(new Pages(1, 1, 0));
    }

    @Test
    void shouldAlignByProgressAndNotByTime() throws IOException {
        int[] pages = new Random(3).ints(200, 0, 30).toArray();
        Likeness slower = Likeness.of(tape(1000, pages), tape(7_777, pages));
        assertThat(slower.tenths())
                .allSatisfy(tenth -> assertThat(tenth.used().jaccard()).hasValue(1));
    }

    @Test
    void shouldTellWhatEachTenthUsesAndWhatItTouchesFirst() throws IOException {
        // A tenth of each is two accesses; the third tenth has 3 and 1 in the first run, 3 and 4 in the second.
        Likeness likeness = Likeness.of(
                tape(1, 1, 2, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                tape(1, 1, 2, 2, 3, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4));
        assertThat(likeness.tenths().get(2).used()).isEqualTo(new Pages(2, 2, 1));
        assertThat(likeness.tenths().get(2).firstTouched()).isEqualTo(new Pages(1, 2, 1));
        assertThat(likeness.tenths().get(9).used()).isEqualTo(new Pages(1, 2, 1));
        assertThat(likeness.tenths().get(9).firstTouched()).isEqualTo(new Pages(0, 0, 0));
        assertThat(likeness.tenths().get(9).firstTouched().jaccard()).isEmpty();
    }

    @Test
    void shouldFollowMappingsThatMoved() throws IOException {
        Tape moved = tape(101, 102, 103).rebased(frame -> frame - 100);
        Likeness likeness = Likeness.of(tape(1, 2, 3), moved);
        assertThat(likeness.pages()).isEqualTo(new Pages(3, 3, 3));
        assertThat(likeness.longestCommonSubsequence()).isEqualTo(3);
    }

    private static Tape tape(int... pages) throws IOException {
        return tape(1000, pages);
    }

    private static Tape tape(long intervalNanos, int[] pages) throws IOException {
        Rig rig = new Rig();
        Options.of(rig);
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (int i = 0; i < pages.length; i++) {
                        sink.access(i * intervalNanos, 0, pages[i] * 4096L, 8, AccessKind.READ);
                    }
                },
                rig,
                false,
                log);
        return Tape.open(log);
    }
}
