package tandem.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.app.Installed;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.PageList;
import tandem.engine.Recorder;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;

/** The engine against the plain replay: the same figures on random small traces, rigs and strategies. */
class EngineAgreementTest {
    private static final int CASES = Integer.getInteger("tandem.agreement.cases", 2000);
    private static final int LONG_ONE_IN = 16;
    private static final List<String> STRATEGIES = List.of(
            "stop-and-copy",
            "pre-copy",
            "pre-copy-xen",
            "pre-copy-clark",
            "pre-copy-auto-converge",
            "demand-paging",
            "post-copy",
            "post-copy-forward",
            "post-copy-bubble",
            "post-copy-multi-pivot",
            "hybrid",
            "concurrent-queue",
            "hybrid-concurrent",
            "clairvoyant");

    @Test
    void shouldAgreeWithThePlainReplay() throws IOException {
        for (int seed = 0; seed < CASES; seed++) {
            compare(new Random(seed), STRATEGIES.get(seed % STRATEGIES.size()), "seed " + seed);
        }
    }

    private static void compare(Random random, String strategy, String name) throws IOException {
        List<PlainAccess> trace = trace(random);
        Optional<List<PlainAccess>> other = random.nextInt(6) == 0 && !strategy.equals("clairvoyant")
                ? Optional.of(trace(random))
                : Optional.empty();
        PlainRig plain = new PlainRig();
        Rig rig = new Rig();
        RandomRigs.set(random, plain, Options.of(rig), trace, other);
        boolean precopies = strategy.equals("pre-copy") || strategy.equals("pre-copy-auto-converge");
        long limit = random.nextInt(4) * 500_000L;
        Map<String, Long> plainOptions = precopies ? Map.of("downtime-limit", limit) : Map.of();
        Map<String, String> options = precopies ? Map.of("downtime-limit", limit + "ns") : Map.of();

        Map<String, Long> expected;
        try {
            expected = PlainReplay.replay(trace, other, plain, strategy, plainOptions);
        } catch (IllegalArgumentException startPastTheEnd) {
            assertThatThrownBy(() -> replay(rig, plain, trace, other.orElse(null), strategy, options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("start");
            return;
        }

        Map<String, Long> actual = replay(rig, plain, trace, other.orElse(null), strategy, options);
        assertThat(actual).as("%s, %s", name, strategy).isEqualTo(expected);
    }

    private static Map<String, Long> replay(
            Rig rig,
            PlainRig plain,
            List<PlainAccess> trace,
            @Nullable List<PlainAccess> other,
            String strategy,
            Map<String, String> options)
            throws IOException {
        Tape target = other == null ? null : tape(other, rig, plain.physical);
        PageList pages = plain.pages.map(EngineAgreementTest::pageList).orElse(null);
        Scenario scenario = Scenario.of(rig, tape(trace, rig, plain.physical), target, pages);
        MemoryLog journal = new MemoryLog();
        new Replay(scenario, Installed.strategy(strategy, options), journal).run();
        return FigureMap.of(Figures.of(journal));
    }

    private static PageList pageList(List<PlainRig.FrameRange> ranges) {
        PageList list = new PageList();
        ranges.forEach(range -> list.add(range.first(), range.last()));
        return list;
    }

    private static Tape tape(List<PlainAccess> trace, Rig rig, boolean physical) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (PlainAccess access : trace) {
                        AccessKind kind = access.write() ? AccessKind.WRITE : AccessKind.READ;
                        sink.access(access.time(), access.vcpu(), access.frame() * 4096 + 17, 8, kind);
                    }
                },
                rig,
                physical,
                log);
        return Tape.open(log);
    }

    /**
     * Some hundred accesses of up to four vCPUs to up to forty pages, in bursts, some at the same instant. Now and then
     * some ten thousand to two thousand pages: several blocks of the tape, that take as long as a few pages on the wire
     * or many.
     */
    private static List<PlainAccess> trace(Random random) {
        int vcpus = 1 + random.nextInt(4);
        boolean isLong = random.nextInt(LONG_ONE_IN) == 0;
        int pages = 1 + random.nextInt(isLong ? 2_000 : 40);
        int step = 1 + random.nextInt(isLong && random.nextBoolean() ? 400 : 40_000);
        double writes = random.nextDouble();
        List<PlainAccess> trace = new ArrayList<>();
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            long time = random.nextInt(3) * 1000L;
            int count = 1 + random.nextInt(isLong ? 16_000 : 200);
            for (int i = 0; i < count; i++) {
                time += random.nextInt(4) == 0 ? 0 : random.nextInt(step);
                long frame = random.nextInt(3) == 0 ? random.nextInt(pages) : (i / 4) % pages;
                trace.add(new PlainAccess(time, vcpu * 3, frame * 2 + 5, random.nextDouble() < writes));
            }
        }
        if (random.nextBoolean()) {
            trace.sort(Comparator.comparingLong(PlainAccess::time));
        }
        return trace;
    }
}
