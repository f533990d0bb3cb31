package tandem.tck;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import tandem.api.Foreknowledge;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/** Strategies that are broken, each in one way, all on purpose. */
final class BrokenStrategies {
    private BrokenStrategies() {}

    /** Sound, so that each below differs from it in its fault only. */
    abstract static class Push implements MigrationStrategy {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String help() {
            return "broken on purpose";
        }

        @Override
        public void migrate(Source source, Wire wire) {
            source.pause();
            wire.handOver();
            push(source, wire);
        }

        void push(Source source, Wire wire) {
            wire.sendAll(wire.requests().then(source.missing()::first));
        }
    }

    @CaughtBy(value = "shouldBeFoundByTheHost", saying = "lacks @Extension")
    public static class Unannounced extends Push {}

    @Extension
    @CaughtBy(value = "shouldHaveJavadoc", saying = "has no Javadoc")
    public static class ExplainsNothing extends Push {}

    @Extension
    @CaughtBy(value = "shouldBeFoundByTheHost", saying = "no public constructor without parameters")
    public static class NeedsToBeTold extends Push {
        private final int pages;

        public NeedsToBeTold(int pages) {
            this.pages = pages;
        }

        @Override
        public String help() {
            return "knows of " + pages + " pages";
        }
    }

    @Extension
    @CaughtBy(value = "shouldHaveANameThatCanBeTyped", saying = "\"Two Words\"")
    public static class HasASpaceInItsName extends Push {
        @Override
        public String name() {
            return "Two Words";
        }
    }

    @Extension
    @CaughtBy(value = "shouldHaveANameThatCanBeTyped", saying = "two names")
    public static class HasTwoNames extends Push {
        private static final AtomicInteger MADE = new AtomicInteger();

        @Override
        public String name() {
            return "broken-" + MADE.incrementAndGet();
        }
    }

    @Extension
    @CaughtBy(value = "shouldSayInALineWhatItDoes", saying = "there is no help")
    public static class SaysNothing extends Push {
        @Override
        public String help() {
            return " ";
        }
    }

    @Extension
    @CaughtBy(value = "shouldSayInALineWhatItDoes", saying = "second line")
    public static class SaysTwoLines extends Push {
        @Override
        public String help() {
            return "post-copy\nand more";
        }
    }

    @Extension
    @CaughtBy(value = "shouldDeclareOptionsWithDefaultsAndLimits", saying = "default that cannot be")
    public static class DefaultsToWhatCannotBe extends Push {
        @Option(name = "pages", min = 2, defaultValue = "1", help = "how many")
        private int pages;

        @Override
        public String help() {
            return "knows of " + pages + " pages";
        }
    }

    @Extension
    @CaughtBy(value = "shouldDeclareOptionsWithDefaultsAndLimits", saying = "has no help")
    public static class DoesNotExplainItsOption extends DefaultsToWhatCanBe {
        @Option(name = "mystery", defaultValue = "1", help = "")
        int mystery;
    }

    abstract static class DefaultsToWhatCanBe extends Push {}

    @Extension
    @CaughtBy(value = "shouldMigrateAtTheLimitsOfItsOptions", saying = "with share=0 the replay failed")
    public static class CannotDoWhatItsOptionAllows extends Push {
        @Option(name = "share", max = 100, defaultValue = "50", help = "per cent")
        private int share;

        @Override
        void push(Source source, Wire wire) {
            wire.waitFor(100 / share);
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "pages missing on the target")
    public static class ForgetsTheLastPage extends Push {
        @Override
        void push(Source source, Wire wire) {
            PageSet missing = source.missing();
            wire.sendAll(() -> missing.size() > 1 ? missing.first() : PageOrder.NONE);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "out of date")
    public static class SendsBeforeItLogs extends Push {
        @Override
        public void migrate(Source source, Wire wire) {
            IntStream.range(0, source.pages() / 2).forEach(wire::send);
            super.migrate(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "without handing over")
    public static class NeverHandsOver extends Push {
        @Override
        public void migrate(Source source, Wire wire) {
            source.pause();
            wire.sendAll(source.missing()::first);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "has not ended")
    public static class NeverReturns extends Push {
        @Override
        void push(Source source, Wire wire) {
            super.push(source, wire);
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldSendAPageAgainOnlyInRounds", saying = "which it does not declare")
    public static class HasRoundsUndeclared extends Push {
        @Override
        public void migrate(Source source, Wire wire) {
            source.logDirty();
            wire.sendAll(source.startRound());
            super.migrate(source, wire);
        }
    }

    @Extension
    @CaughtBy(
            value = "shouldSendAPageAgainOnlyInRounds",
            declares = StrategyAbility.ROUNDS,
            saying = "though it declares them")
    public static class DeclaresRoundsItLacks extends Push {}

    @Extension
    @CaughtBy(value = "shouldSendAPageAgainOnlyInRounds", saying = "sends page 0 twice")
    public static class SendsAPageTwice extends Push {
        @Override
        void push(Source source, Wire wire) {
            wire.send(source.missing().first());
            wire.send(0);
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldDoTheSameForTheSameInputs", saying = "what happened in two replays")
    public static class DrawsWithoutASeed extends Push {
        @Override
        void push(Source source, Wire wire) {
            List<Integer> pages = IntStream.range(0, source.pages()).boxed().collect(Collectors.toList());
            Collections.shuffle(pages);
            pages.forEach(wire::send);
        }
    }

    @Extension
    @CaughtBy(value = "shouldNotDisturbAnotherReplayAtTheSameTime", saying = "pages missing on the target")
    public static class SharesWhatIsMissing extends Push {
        private static volatile PageSet shared = new NoPages();

        @Override
        void push(Source source, Wire wire) {
            shared = source.missing();
            wire.sendAll(wire.requests().then(() -> shared.first()));
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateAnyNumberOfPages", saying = "pages are 0 to 0")
    public static class SendsPairs extends Push {
        @Override
        void push(Source source, Wire wire) {
            for (int page = 0; page < source.pages(); page += 2) {
                wire.send(page);
                wire.send(page + 1);
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateAnIdleGuest", saying = "has not ended")
    public static class WaitsForARequest extends Push {
        @Override
        void push(Source source, Wire wire) {
            PageOrder requests = wire.requests();
            int page = requests.next();
            while (page == PageOrder.NONE) {
                wire.waitFor(1000);
                page = requests.next();
            }
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldEndWhereTheGuestDirtiesAsFastAsTheLinkSends", saying = "times as long")
    public static class StopsOnlyWhereItIsOutrun extends RoundsUntilDone {
        @Override
        boolean done(Source source, int sent, long marksMade) {
            return marksMade > sent;
        }
    }

    @Extension
    @CaughtBy(value = "shouldEndWhereTheGuestDirtiesFasterThanTheLinkSends", saying = "times as long")
    public static class StopsOnlyWhereNothingIsMarked extends RoundsUntilDone {}

    @Extension
    @CaughtBy(
            value = "shouldEndWhereTheGuestDirtiesFasterThanTheLinkSends",
            declares = StrategyAbility.ENDS_WITH_THE_GUEST,
            saying = "it ends by itself")
    public static class DeclaresToEndWithTheGuest extends Push {}

    abstract static class RoundsUntilDone extends Push {
        @Override
        public void migrate(Source source, Wire wire) {
            source.logDirty();
            int sent;
            long before;
            do {
                before = source.marksMade();
                sent = source.marked().size();
                wire.sendAll(source.startRound());
            } while (!source.marked().isEmpty() && !done(source, sent, source.marksMade() - before));
            super.migrate(source, wire);
        }

        boolean done(Source source, int sent, long marksMade) {
            return false;
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigratePagesOfZeros", saying = "sends page -1")
    public static class CountsBytesNotPages extends Push {
        @Override
        void push(Source source, Wire wire) {
            long enough = wire.bytesSent() + (long) source.pages() * source.pageSizeBytes();
            while (wire.bytesSent() < enough) {
                wire.send(source.missing().first());
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateTerabytes", saying = "long overflow")
    public static class MultipliesBytesByNanos extends Push {
        @Override
        void push(Source source, Wire wire) {
            long bytes = (long) source.pages() * source.pageSizeBytes();
            wire.waitFor(Math.multiplyExact(bytes, 1_000_000_000L) / wire.bandwidthBytesPerSecond() / 1000);
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateSeveralVcpus", saying = "one request at a time")
    public static class ServesOneVcpu extends Push {
        @Override
        void push(Source source, Wire wire) {
            checked(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateWithoutLatency", saying = "one request at a time")
    public static class NeedsTimeBetweenRequests extends Push {
        @Override
        void push(Source source, Wire wire) {
            checked(source, wire);
        }
    }

    private static void checked(Source source, Wire wire) {
        PageOrder requests = wire.requests();
        boolean servedOne = false;
        while (!source.missing().isEmpty()) {
            int page = requests.next();
            if (page != PageOrder.NONE && servedOne) {
                throw new IllegalStateException("there is one request at a time");
            }
            servedOne = page != PageOrder.NONE;
            wire.send(servedOne ? page : source.missing().first());
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateWithASecondOfLatency", saying = "the target is silent")
    public static class GivesUpASilentTarget extends Push {
        @Override
        public Set<Foreknowledge> foreknowledge() {
            return Set.of(Foreknowledge.TARGET_TOUCHES);
        }

        @Override
        void push(Source source, Wire wire) {
            PageOrder requests = wire.requests();
            long start = wire.nowNanos();
            int page = requests.next();
            while (page == PageOrder.NONE && source.foresight().length > 0) {
                if (wire.nowNanos() - start > 500_000_000) {
                    throw new IllegalStateException("the target is silent");
                }
                wire.waitFor(1_000_000);
                page = requests.next();
            }
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateAfterAWarmUp", saying = "sends page 0 twice")
    public static class SendsTheRecordedPagesAtTheEnd extends Push {
        @Override
        void push(Source source, Wire wire) {
            super.push(source, wire);
            for (int page : source.warmUpTouches()) {
                wire.send(page);
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateAGuestThatGoesAnotherWayOnTheTarget", saying = "has not touched")
    public static class TrustsTheSource extends Push {
        @Override
        void push(Source source, Wire wire) {
            PageOrder touched = source.runOn();
            PageOrder unexpected = () -> {
                if (wire.requests().next() != PageOrder.NONE) {
                    throw new IllegalStateException("the target asks for a page that the source has not touched");
                }
                return PageOrder.NONE;
            };
            wire.sendAll(touched.then(unexpected).then(source.missing()::first));
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateUnderAnyRig", saying = "no time has passed")
    public static class ExpectsTheWireToBeBusy extends Push {
        @Override
        void push(Source source, Wire wire) {
            while (!source.missing().isEmpty()) {
                long before = wire.nowNanos();
                wire.send(source.missing().first());
                if (wire.nowNanos() == before) {
                    throw new IllegalStateException("a page is sent, and no time has passed");
                }
            }
        }
    }

    private static final class NoPages implements PageSet {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public boolean contains(int page) {
            return false;
        }

        @Override
        public int next(int from) {
            return PageOrder.NONE;
        }

        @Override
        public int previous(int from) {
            return PageOrder.NONE;
        }
    }
}
