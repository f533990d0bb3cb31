package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestRig.rig;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tandem.api.MigrationStrategy;
import tandem.engine.Figures;
import tandem.engine.Rig;
import tandem.engine.Scenario;

/**
 * What every migration strategy owes. Its author extends it:
 *
 * <pre>{@code
 * class PreCopyTest extends StrategyKit {
 *     PreCopyTest() {
 *         super(PreCopy.class, StrategyAbility.ROUNDS);
 *     }
 * }
 * }</pre>
 *
 * <p>That each page arrives, as it was at the pause, and that none is sent twice without rounds, every replay checks by
 * itself; the kit has it done on guests, links and traces on which strategies go wrong. A guest without an access and a
 * VM without a page are not among them: the model has neither.
 */
public abstract class StrategyKit extends PluginKit<MigrationStrategy> {
    /** A link on which a page takes a millisecond, and nothing else takes time. */
    private static final String[] SLOW = {"bandwidth=4104000B/s", "latency=0", "device-state=0", "request-bytes=0"};

    /** A link over which the guest moves long before its pages, so that it has to ask for them. */
    private static final String[] QUICK = {"bandwidth=50MB/s", "device-state=4KiB", "resume=50us"};

    private static final int SLOW_PAGES = 400;
    private static final long SLOW_MEMORY_NANOS = SLOW_PAGES * 1_000_000L;
    private static final long GUEST_NANOS = 60_000_000_000L;
    private static final int MOST_TIMES = 100;
    private static final int RANDOM_RIGS = 60;
    private static final int GIBIBYTE_PAGES = 2100;
    private static final int GIBIBYTE = 1 << 30;

    private final Set<StrategyAbility> abilities = EnumSet.noneOf(StrategyAbility.class);

    /** Checks {@code type}, which can do no more than is declared. */
    protected StrategyKit(Class<? extends MigrationStrategy> type, StrategyAbility... abilities) {
        super(type, MigrationStrategy::name, MigrationStrategy::help);
        this.abilities.addAll(Arrays.asList(abilities));
    }

    /** The longest that a replay of the kit may take, in real time; they are small. */
    protected Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Test
    final void shouldBringEachPageAsItWasAtThePause() {
        Scenario scenario = Guests.busy(1, 200, 2).on(rig(QUICK));

        Figures figures = replay(scenario);

        assertEquals(scenario.pages(), figures.pagesSent() - figures.duplicates(), "distinct pages sent");
    }

    @Test
    final void shouldSendAPageAgainOnlyInRounds() {
        Figures figures = replay(Guests.dirtying(40, 20_000, 4000).on(rig(QUICK)));

        if (abilities.contains(StrategyAbility.ROUNDS)) {
            assertTrue(!figures.rounds().isEmpty(), "it has no rounds, though it declares them");
        } else {
            assertEquals(0, figures.rounds().size(), "rounds, which it does not declare");
            assertEquals(0, figures.duplicates(), "pages sent again, though it does not declare rounds");
        }
    }

    @Test
    final void shouldDoTheSameForTheSameInputs() {
        Scenario scenario = Guests.busy(2, 60, 3).on(rig(QUICK));

        assertEquals(events(scenario), events(scenario), "what happened in two replays");
    }

    @Test
    final void shouldNotDisturbAnotherReplayAtTheSameTime() {
        Scenario scenario = Guests.busy(2, 60, 4).on(rig(QUICK));
        Scenario other = Guests.busy(1, 90, 5).on(rig("bandwidth=50MB/s"));
        AtomicInteger calls = new AtomicInteger();
        List<ByteBuffer> alone = runner().events(scenario, call -> calls.incrementAndGet());
        List<ByteBuffer> otherAlone = events(other);

        for (int quarter = 0; quarter < 4; quarter++) {
            AtomicInteger until = new AtomicInteger(2 + calls.get() * quarter / 4);
            List<ByteBuffer> interrupted = runner().events(scenario, call -> {
                if (until.decrementAndGet() == 0) {
                    assertEquals(otherAlone, events(other), "a replay that runs while another waits");
                }
            });
            assertEquals(alone, interrupted, "a replay in the middle of which another runs, on another thread");
        }
    }

    @Test
    final void shouldMigrateAnyNumberOfPages() {
        for (int pages : new int[] {1, 2, 3, 7, 63, 64, 65, 129}) {
            assertEquals(pages, distinct(replay(Guests.walking(pages, 50).on(rig(QUICK)))), "pages sent");
        }
    }

    @Test
    final void shouldMigrateAnIdleGuest() {
        assertEquals(256, distinct(replay(Guests.idle().on(rig("memory=1MiB")))), "pages sent");
    }

    @Test
    final void shouldEndWhereTheGuestDirtiesAsFastAsTheLinkSends() {
        checkEnds(Guests.dirtying(SLOW_PAGES, 1_000_000, (int) (GUEST_NANOS / 1_000_000)));
    }

    @Test
    final void shouldEndWhereTheGuestDirtiesFasterThanTheLinkSends() {
        checkEnds(Guests.dirtying(SLOW_PAGES, 300_000, (int) (GUEST_NANOS / 300_000)));
    }

    /** The guest goes on for a minute and dirties all pages, again and again. */
    private void checkEnds(TestTrace guest) {
        Figures figures = replay(guest.on(ideal(SLOW)));

        long times = figures.totalTime() / SLOW_MEMORY_NANOS;
        if (abilities.contains(StrategyAbility.ENDS_WITH_THE_GUEST)) {
            assertTrue(times > MOST_TIMES, "it ends by itself, though it declares that it ends with the guest");
            assertTrue(times <= MOST_TIMES + GUEST_NANOS / SLOW_MEMORY_NANOS, "it does not end with the guest");
        } else {
            assertTrue(times <= MOST_TIMES, "it takes " + times + " times as long as sending all pages once");
        }
    }

    @Test
    final void shouldMigratePagesOfZeros() {
        Figures figures = replay(Guests.busy(1, 50, 6).on(rig("memory=1MiB", "untouched=zero")));

        assertEquals(256, distinct(figures), "pages sent");
        assertTrue(figures.zeroPages() >= 206, "only " + figures.zeroPages() + " zero pages");
    }

    @Test
    final void shouldMigrateTerabytes() {
        TestTrace guest = Guests.dirtying(GIBIBYTE_PAGES, GIBIBYTE / 4096, 1_000_000_000, 4 * GIBIBYTE_PAGES);

        assertEquals(GIBIBYTE_PAGES, distinct(replay(guest.on(rig("page-size=1GiB")))), "pages sent");
    }

    @Test
    final void shouldMigrateSeveralVcpus() {
        replay(Guests.busy(4, 60, 7).on(rig(QUICK)));
        replay(Guests.busy(4, 60, 7).on(rig("vcpus=gang")));
    }

    @Test
    final void shouldMigrateAfterAWarmUp() {
        replay(Guests.busy(2, 60, 8).on(rig("start=5ms")));
    }

    @Test
    final void shouldMigrateAGuestThatGoesAnotherWayOnTheTarget() {
        replay(Guests.busy(2, 60, 9).on(rig(QUICK), Guests.busy(1, 80, 10)));
    }

    @Test
    final void shouldMigrateWithoutLatency() {
        replay(Guests.busy(1, 60, 11).on(ideal(SLOW)));
        replay(Guests.rushing(60).on(ideal(SLOW)));
    }

    @Test
    final void shouldMigrateWithASecondOfLatency() {
        Figures figures = replay(Guests.busy(1, 60, 12).on(rig("latency=1s")));

        assertTrue(figures.totalTime() >= 1_000_000_000, "nothing can arrive before a second has passed");
    }

    @Test
    final void shouldMigrateUnderAnyRig() {
        for (int seed = 0; seed < RANDOM_RIGS; seed++) {
            Random random = new Random(seed);
            Rig rig = RandomRig.of(random);
            TestTrace guest = Guests.busy(1 + random.nextInt(4), 1 + random.nextInt(100), seed);
            try {
                replay(guest.on(rig));
            } catch (AssertionError e) {
                throw new AssertionError("with the random rig " + seed + " " + e.getMessage(), e);
            }
        }
    }

    @Test
    final void shouldMigrateAtTheLimitsOfItsOptions() {
        Scenario busy = Guests.busy(1, 120, 1).on(rig("bandwidth=8MiB/s"));
        Scenario dirtying = Guests.dirtying(120, 200_000, 5000).on(rig("bandwidth=8MiB/s"));
        Scenario idle = Guests.idle().on(rig("memory=1MiB"));
        for (String setting : Declaration.atLimits(type)) {
            try {
                replay(busy, setting);
                replay(dirtying, setting);
                replay(idle, setting);
            } catch (AssertionError e) {
                throw new AssertionError("with " + setting + " " + e.getMessage(), e);
            }
        }
    }

    private KitReplay runner() {
        return new KitReplay(type, patience());
    }

    private Figures replay(Scenario scenario, String... options) {
        return runner().figures(scenario, options);
    }

    private List<ByteBuffer> events(Scenario scenario) {
        return runner().events(scenario, call -> {});
    }

    private static long distinct(Figures figures) {
        return figures.pagesSent() - figures.duplicates();
    }
}
