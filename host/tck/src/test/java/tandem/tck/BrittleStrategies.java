package tandem.tck;

import java.util.Set;
import org.pf4j.Extension;
import tandem.api.Foreknowledge;
import tandem.api.Option;
import tandem.api.PageOrder;
import tandem.api.Source;
import tandem.api.Wire;

/** Strategies that fail only with some guests, rigs or options, each in one way, all on purpose. */
final class BrittleStrategies {
    private BrittleStrategies() {}

    @Extension
    @CaughtBy(value = "shouldMigrateAnyNumberOfPages", saying = "pages are 0 to 0")
    public static class SendsPairs extends PlainStrategy {
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
    public static class WaitsForARequest extends PlainStrategy {
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

    abstract static class RoundsUntilDone extends PlainStrategy {
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
    public static class CountsBytesNotPages extends PlainStrategy {
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
    public static class MultipliesBytesByNanos extends PlainStrategy {
        @Override
        void push(Source source, Wire wire) {
            long bytes = (long) source.pages() * source.pageSizeBytes();
            wire.waitFor(Math.multiplyExact(bytes, 1_000_000_000L) / wire.bandwidthBytesPerSecond() / 1000);
            super.push(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateSeveralVcpus", saying = "one request at a time")
    public static class ServesOneVcpu extends PlainStrategy {
        @Override
        void push(Source source, Wire wire) {
            checked(source, wire);
        }
    }

    @Extension
    @CaughtBy(value = "shouldMigrateWithoutLatency", saying = "one request at a time")
    public static class NeedsTimeBetweenRequests extends PlainStrategy {
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
    public static class GivesUpASilentTarget extends PlainStrategy {
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
    public static class SendsTheRecordedPagesAtTheEnd extends PlainStrategy {
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
    public static class TrustsTheSource extends PlainStrategy {
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
    public static class ExpectsTheWireToBeBusy extends PlainStrategy {
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

    @Extension
    @CaughtBy(value = "shouldMigrateAtTheLimitsOfItsOptions", saying = "with share=0 the replay failed")
    public static class CannotDoWhatItsOptionAllows extends PlainStrategy {
        @Option(name = "share", max = 100, defaultValue = "50", help = "per cent")
        private int share;

        @Override
        void push(Source source, Wire wire) {
            wire.waitFor(100 / share);
            super.push(source, wire);
        }
    }
}
