package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.engine.SteppedSource.Access;
import tandem.engine.options.Options;

/** A source that leaps, cleared, read and throttled in the middle of blocks, against one that goes access by access. */
class SourceHostTest {
    private static final int CASES = Integer.getInteger("tandem.source.cases", 15);
    private static final int ACCESSES = 20_000;

    /** Some of the time that a block takes: questions about a page are seldom, now and then, and too often to leap. */
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 200})
    void shouldAgreeWithOneThatGoesAccessByAccess(int stepsABlock) throws IOException {
        for (int seed = 0; seed < CASES; seed++) {
            new Case(new Random(seed), stepsABlock, "seed " + seed).run();
        }
    }

    private static final class Case {
        private final Random random;
        private final String name;
        private final int pages;
        private final int longestWait;
        private final List<List<Access>> accesses = new ArrayList<>();
        private final PageBits marks;
        private final int[] versions;
        private final SourceHost host;
        private final SteppedSource expected;
        private final boolean synchronises;
        private long now;

        Case(Random random, int stepsABlock, String name) throws IOException {
            this.random = random;
            this.name = name;
            pages = 1 + random.nextInt(random.nextBoolean() ? 10 : 2_000);
            int step = 1 + random.nextInt(200);
            longestWait = 1 + TapeFormat.BLOCK_ACCESSES * step / stepsABlock;
            int vcpus = 1 + random.nextInt(3);
            double writes = random.nextDouble();
            for (int vcpu = 0; vcpu < vcpus; vcpu++) {
                accesses.add(lane(step, writes));
            }
            synchronises = random.nextBoolean();
            int speed = List.of(100, 100, 50, 67).get(random.nextInt(4));
            long start = random.nextInt(3) == 0 ? random.nextInt(ACCESSES * step / 8) : 0;
            int trap = random.nextInt(3) * longestWait;
            Rig rig = new Rig();
            Options options = Options.of(rig);
            options.set("quantum", "0");
            options.set("source-speed", "" + speed);
            options.set("start", start + "ns");
            options.set("dirty-trap", trap + "ns");
            marks = new PageBits(pages);
            versions = new int[pages];
            List<Lane> lanes = Scenario.of(rig, tape(rig), null, null).sourceLanes();
            host = new SourceHost(lanes, rig, marks, pages, new Journal(new MemoryLog()));
            host.countWrites(versions);
            host.reorder();
            host.log(pages);
            expected = new SteppedSource(accesses, pages, start, speed, trap);
        }

        /** Bursts of neighbours among random pages; at last each page once. */
        private List<Access> lane(int step, double writes) {
            List<Access> lane = new ArrayList<>();
            long time = 0;
            for (int i = 0; i < ACCESSES; i++) {
                time += i == 0 || random.nextInt(4) == 0 ? 0 : random.nextInt(step);
                int page = random.nextInt(3) == 0 ? random.nextInt(pages) : i / 500 % pages;
                lane.add(new Access(time, page, random.nextDouble() < writes));
            }
            for (int page = 0; page < pages; page++) {
                lane.add(new Access(time, page, false));
            }
            return lane;
        }

        private Tape tape(Rig rig) throws IOException {
            MemoryLog log = new MemoryLog();
            Recorder.record(
                    sink -> {
                        for (int vcpu = 0; vcpu < accesses.size(); vcpu++) {
                            for (Access access : accesses.get(vcpu)) {
                                AccessKind kind = access.write() ? AccessKind.WRITE : AccessKind.READ;
                                sink.access(access.guest(), vcpu, access.page() * 4096L, 1, kind);
                            }
                        }
                    },
                    rig,
                    false,
                    log);
            return Tape.open(log);
        }

        void run() {
            int steps = random.nextInt(3_000);
            for (int step = 0; step < steps && !host.hasEnded(); step++) {
                now += random.nextInt(longestWait);
                host.run(now);
                expected.run(now);
                act();
                int page = random.nextInt(pages);
                assertThat(versions[page] + host.uncounted(page, now))
                        .as("%s: page %d at %d", name, page, now)
                        .isEqualTo(expected.versions[page]);
            }
            host.pause(now);
            expected.pause(now);
            assertThat(lanes()).as(name).isEqualTo(expected.lanes());
            assertThat(versions).as(name).isEqualTo(expected.versions);
            assertThat(Arrays.stream(marks.toArray()).boxed()).as(name).containsExactlyElementsOf(expected.marks);
        }

        private void act() {
            int what = random.nextInt(200);
            if (what == 0) {
                int speed = List.of(100, 50, 20, 80).get(random.nextInt(4));
                host.throttle(now, speed);
                expected.halt(now, speed);
            } else if (what == 1 && synchronises) {
                host.synchronise(now);
                expected.synchronise();
            } else if (what == 2) {
                IntStream.range(0, pages).filter(page -> random.nextBoolean()).forEach(this::clearMark);
            } else {
                int page = random.nextInt(pages);
                host.sent(page, now);
                expected.sent(page);
            }
        }

        private void clearMark(int page) {
            host.clearMark(page, now);
            expected.clearMark(page);
        }

        private List<String> lanes() {
            return Arrays.stream(host.lanes())
                    .map(lane -> lane.executed() + " " + lane.guest() + " " + lane.lastAccess())
                    .toList();
        }
    }
}
