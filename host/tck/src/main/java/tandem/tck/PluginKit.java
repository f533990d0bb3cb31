package tandem.tck;

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
    final void shouldDeclareOptionsWithDefaultsAndLimits() {
        Declaration.checkOptions(type);
    }
}
