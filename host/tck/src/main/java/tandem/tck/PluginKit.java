package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every plugin owes: that the host finds it, and that it says what it is. */
abstract class PluginKit<P> {
    final Class<? extends P> type;

    private final Function<P, String> name;
    private final Function<P, String> help;

    PluginKit(Class<? extends P> type, Function<P, String> name, Function<P, String> help) {
        this.type = type;
        this.name = name;
        this.help = help;
    }

    @Test
    final void shouldBeFoundByTheHost() {
        Instances.checkFound(type);
    }

    @Test
    final void shouldHaveANameThatCanBeTyped() {
        Declaration.checkName(name.apply(Instances.create(type)), name.apply(Instances.create(type)));
    }

    @Test
    final void shouldSayInALineWhatItDoes() {
        Declaration.checkHelp(help.apply(Instances.create(type)));
    }

    @Test
    final void shouldHaveJavadoc() throws IOException {
        String source = Sources.of(type);
        assumeFalse(source.isEmpty(), "its source is not where the tests run");

        assertTrue(
                Sources.hasJavadoc(source, type),
                "the class has no Javadoc: say what it does, which paper or specification it follows, and what it leaves"
                        + " out");
    }

    @Test
    final void shouldDeclareOptionsWithDefaultsAndLimits() {
        Declaration.checkOptions(type);
    }
}
