package tandem.tck;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import tandem.api.PageOrder;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;

/** Strategies that migrate no guest as they should or as they declare, each in one way, all on purpose. */
final class BrokenMigrations {
    private BrokenMigrations() {}

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "pages missing on the target")
    public static class ForgetsTheLastPage extends PlainStrategy {
        @Override
        void push(Source source, Wire wire) {
            PageSet missing = source.missing();
            wire.sendAll(() -> missing.size() > 1 ? missing.first() : PageOrder.NONE);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "out of date")
    public static class SendsBeforeItLogs extends PlainStrategy {
        @Override
        public void migrate(Source source, Wire wire) {
            IntStream.range(0, source.pages() / 2).forEach(wire::send);
            super.migrate(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "without handing over")
    public static class NeverHandsOver extends PlainStrategy {
        @Override
        public void migrate(Source source, Wire wire) {
            source.pause();
            wire.sendAll(source.missing()::first);
        }
    }

    @Extension
    @CaughtBy(value = "shouldBringEachPageAsItWasAtThePause", saying = "has not ended")
    public static class NeverReturns extends PlainStrategy {
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
    public static class HasRoundsUndeclared extends PlainStrategy {
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
    public static class DeclaresRoundsItLacks extends PlainStrategy {}

    @Extension
    @CaughtBy(value = "shouldSendAPageAgainOnlyInRounds", saying = "sends page 0 twice")
    public static class SendsAPageTwice extends PlainStrategy {
        @Override
        void push(Source source, Wire wire) {
            wire.send(source.missing().first());
            wire.send(0);
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(
            value = "shouldEndWhereTheGuestDirtiesFasterThanTheLinkSends",
            declares = StrategyAbility.ENDS_WITH_THE_GUEST,
            saying = "it ends by itself")
    public static class DeclaresToEndWithTheGuest extends PlainStrategy {}

    @Extension
    @CaughtBy(value = "shouldDoTheSameForTheSameInputs", saying = "what happened in two replays")
    public static class DrawsWithoutASeed extends PlainStrategy {
        @Override
        void push(Source source, Wire wire) {
            List<Integer> pages = IntStream.range(0, source.pages()).boxed().collect(Collectors.toList());
            Collections.shuffle(pages);
            pages.forEach(wire::send);
        }
    }

    @Extension
    @CaughtBy(value = "shouldNotDisturbAnotherReplayAtTheSameTime", saying = "pages missing on the target")
    public static class SharesWhatIsMissing extends PlainStrategy {
        private static volatile PageSet shared = new NoPages();

        @Override
        void push(Source source, Wire wire) {
            shared = source.missing();
            wire.sendAll(wire.requests().then(() -> shared.first()));
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
