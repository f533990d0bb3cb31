package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.engine.Gaps.Gap;
import tandem.engine.options.Options;

class GapsTest {
    @Test
    void shouldFindTheLongestFirst() throws IOException {
        Gaps gaps = Gaps.of(tape(at(0, 0), at(0, 10_000), at(0, 15_000), at(0, 45_000)), 1);
        assertThat(gaps.longest()).containsExactly(new Gap(15_000, 30_000), new Gap(0, 10_000), new Gap(10_000, 5_000));
    }

    @Test
    void shouldKnowOnlyTimesWithoutAnyVcpu() throws IOException {
        Gaps gaps = Gaps.of(tape(at(0, 0), at(1, 4_000), at(0, 9_000), at(1, 9_000), at(0, 12_000)), 1);
        assertThat(gaps.longest()).containsExactly(new Gap(4_000, 5_000), new Gap(0, 4_000), new Gap(9_000, 3_000));
    }

    @Test
    void shouldCountWhatIsLongEnough() throws IOException {
        Gaps gaps = Gaps.of(tape(at(0, 0), at(0, 2_999), at(0, 5_999), at(0, 10_000)), 3_000);
        assertThat(gaps.count()).isEqualTo(2);
        assertThat(gaps.totalNanos()).isEqualTo(7_001);
        assertThat(gaps.longest()).containsExactly(new Gap(5_999, 4_001), new Gap(2_999, 3_000), new Gap(0, 2_999));
    }

    @Test
    void shouldNameAFewAndOfEqualOnesTheFirst() throws IOException {
        long[][] accesses = new long[100][];
        for (int i = 0; i < accesses.length; i++) {
            accesses[i] = at(0, i * 2_000L + (i > 50 ? 500 : 0));
        }
        Gaps gaps = Gaps.of(tape(accesses), 1);
        assertThat(gaps.count()).isEqualTo(99);
        assertThat(gaps.longest())
                .containsExactly(
                        new Gap(100_000, 2_500),
                        new Gap(0, 2_000),
                        new Gap(2_000, 2_000),
                        new Gap(4_000, 2_000),
                        new Gap(6_000, 2_000));
    }

    @Test
    void shouldFindNoneInOneAccess() throws IOException {
        Gaps gaps = Gaps.of(tape(at(0, 5)), 1);
        assertThat(gaps.count()).isZero();
        assertThat(gaps.longest()).isEmpty();
    }

    private static long[] at(int vcpu, long nanos) {
        return new long[] {vcpu, nanos};
    }

    private static Tape tape(long[]... accesses) throws IOException {
        Rig rig = new Rig();
        Options.of(rig);
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (long[] access : accesses) {
                        sink.access(access[1], (int) access[0], 4096, 8, AccessKind.READ);
                    }
                },
                rig,
                false,
                log);
        return Tape.open(log);
    }
}
