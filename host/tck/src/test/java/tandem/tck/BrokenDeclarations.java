package tandem.tck;

import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.Extension;
import tandem.api.Option;

/** Strategies that the host does not find, or that say wrongly what they are, each in one way, all on purpose. */
final class BrokenDeclarations {
    private BrokenDeclarations() {}

    @CaughtBy(value = "shouldBeFoundByTheHost", saying = "lacks @Extension")
    public static class Unannounced extends PlainStrategy {}

    @Extension
    @CaughtBy(value = "shouldHaveJavadoc", saying = "has no Javadoc")
    public static class ExplainsNothing extends PlainStrategy {}

    @Extension
    @CaughtBy(value = "shouldBeFoundByTheHost", saying = "no public constructor without parameters")
    public static class NeedsToBeTold extends PlainStrategy {
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
    public static class HasASpaceInItsName extends PlainStrategy {
        @Override
        public String name() {
            return "Two Words";
        }
    }

    @Extension
    @CaughtBy(value = "shouldHaveANameThatCanBeTyped", saying = "two names")
    public static class HasTwoNames extends PlainStrategy {
        private static final AtomicInteger MADE = new AtomicInteger();

        @Override
        public String name() {
            return "broken-" + MADE.incrementAndGet();
        }
    }

    @Extension
    @CaughtBy(value = "shouldSayInALineWhatItDoes", saying = "there is no help")
    public static class SaysNothing extends PlainStrategy {
        @Override
        public String help() {
            return " ";
        }
    }

    @Extension
    @CaughtBy(value = "shouldSayInALineWhatItDoes", saying = "second line")
    public static class SaysTwoLines extends PlainStrategy {
        @Override
        public String help() {
            return "post-copy\nand more";
        }
    }

    @Extension
    @CaughtBy(value = "shouldDeclareOptionsWithDefaultsAndLimits", saying = "default that cannot be")
    public static class DefaultsToWhatCannotBe extends PlainStrategy {
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

    abstract static class DefaultsToWhatCanBe extends PlainStrategy {}
}
