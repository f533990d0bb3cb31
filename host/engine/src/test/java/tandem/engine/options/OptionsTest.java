package tandem.engine.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tandem.api.Option;
import tandem.api.Unit;
import tandem.engine.Rig;

class OptionsTest {
    enum Pace {
        SLOW,
        VERY_FAST
    }

    static class Parent {
        @Option(name = "rounds", min = 1, max = 100, defaultValue = "30", help = "how many rounds at most")
        int rounds;
    }

    static final class Example extends Parent {
        @Option(name = "limit", unit = Unit.TIME, max = 1_000_000_000, defaultValue = "300ms", help = "a time")
        private long limit;

        @Option(name = "share", max = 1, defaultValue = "0.5", help = "a share")
        private double share;

        @Option(name = "pace", defaultValue = "very-fast", help = "a word")
        private Pace pace = Pace.SLOW;

        @Option(name = "loud", defaultValue = "false", help = "a switch")
        private boolean loud = true;

        @Option(name = "column", defaultValue = "", help = "a text")
        private String column = "x";
    }

    static final class Final {
        @Option(name = "fixed", defaultValue = "1", help = "cannot be set")
        final int fixed = 1;
    }

    static final class Unreadable {
        @Option(name = "time", unit = Unit.TIME, defaultValue = "soon", help = "has a bad default")
        long time;
    }

    static final class Untyped {
        @Option(name = "thing", defaultValue = "", help = "has a type that cannot be")
        Object thing = "";
    }

    static final class Twice extends Parent {
        @Option(name = "rounds", defaultValue = "1", help = "again")
        int more;
    }

    @Test
    void shouldSetDefaults() {
        Example example = new Example();
        Options options = Options.of(example);
        assertThat(example.limit).isEqualTo(300_000_000);
        assertThat(example.share).isEqualTo(0.5);
        assertThat(example.pace).isEqualTo(Pace.VERY_FAST);
        assertThat(example.loud).isFalse();
        assertThat(example.column).isEmpty();
        assertThat(example.rounds).isEqualTo(30);
        assertThat(options.values().toString())
                .isEqualTo("{limit=300ms, share=0.5, pace=very-fast, loud=false, column=, rounds=30}");
    }

    @Test
    void shouldSetWhatIsTyped() {
        Example example = new Example();
        Options options = Options.of(example);
        options.set("limit", "1.5ms");
        options.set("pace", "slow");
        options.set("loud", "true");
        assertThat(example.limit).isEqualTo(1_500_000);
        assertThat(example.pace).isEqualTo(Pace.SLOW);
        assertThat(example.loud).isTrue();
        assertThat(options.get("limit")).isEqualTo("1.5ms");
    }

    @Test
    void shouldKnowEveryParameterOfTheRig() {
        Options options = Options.of(new Rig());
        assertThat(options.get("bandwidth")).isEqualTo("117.5MB/s");
        assertThat(options.get("run-ahead")).isEqualTo("unbounded");
        assertThat(options.get("vcpus")).isEqualTo("independent");
    }

    @Test
    void shouldSayWhatMayBeGivenInstead() {
        Options options = Options.of(new Example());
        assertProblem(
                () -> options.set("limits", "1ms"),
                "there is no option \"limits\"; did you mean \"limit\"? There are: limit, share, pace, loud, column,"
                        + " rounds");
        assertProblem(() -> options.set("limit", "2s"), "limit: \"2s\" is out of its limits: at least 0ns, at most 1s");
        assertProblem(() -> options.set("rounds", "0"), "rounds: \"0\" is out of its limits: at least 1, at most 100");
        assertProblem(() -> options.set("share", "1.5"), "share: \"1.5\" is out of its limits: at least 0, at most 1");
        assertProblem(() -> options.set("share", "half"), "share: \"half\" is no number: write it as 0.5 or 42");
        assertProblem(() -> options.set("pace", "fast"), "pace: \"fast\" is none of slow, very-fast");
        assertProblem(() -> options.set("loud", "yes"), "loud: \"yes\" is none of true, false");
        assertProblem(
                () -> options.set("limit", "-1ms"), "limit: \"-1ms\" is out of its limits: at least 0ns, at most 1s");
    }

    @Test
    void shouldRefuseDeclarationsThatCannotBe() {
        assertProblem(() -> Options.of(new Final()), "OptionsTest$Final.fixed is final, so that it cannot be set");
        assertProblem(
                () -> Options.of(new Unreadable()),
                "OptionsTest$Unreadable.time has a default that cannot be: \"soon\" is no time: write it as 50us, 5ms or"
                        + " 2s");
        assertProblem(
                () -> Options.of(new Untyped()),
                "OptionsTest$Untyped.thing is a Object; an option is a long, int, double, boolean, String or an enum");
        assertProblem(
                () -> Options.of(new Twice()),
                "the option \"rounds\" is declared twice in tandem.engine.options.OptionsTest$Twice");
    }

    private static void assertProblem(Runnable call, String endOfMessage) {
        assertThatThrownBy(call::run).isInstanceOf(OptionException.class).hasMessageEndingWith(endOfMessage);
    }
}
