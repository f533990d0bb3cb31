package tandem.app.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tandem.api.Foreknowledge;
import tandem.api.MigrationStrategy;
import tandem.app.plugins.Plugins;

/** A strategy with its options, of which each replay gets a new instance. */
public final class StrategySetup {
    private final String name;
    private final Plugins plugins;
    private final PluginOptions options;

    /** The strategy {@code name} of {@code plugins}. */
    public StrategySetup(String name, Plugins plugins, PluginOptions options) {
        this.name = name;
        this.plugins = plugins;
        this.options = options;
    }

    /** The name that users type. */
    public String name() {
        return name;
    }

    /** A new instance, its options set. */
    public MigrationStrategy create() {
        MigrationStrategy strategy = plugins.strategy(name);
        options.apply(strategy, name);
        return strategy;
    }

    /** All options with their values, for the record of the run. */
    public Map<String, String> options() {
        return options.apply(plugins.strategy(name), name).values();
    }

    /** What it is told that no real source could know. */
    public List<String> foreknowledge() {
        Set<Foreknowledge> asked = create().foreknowledge();
        return asked.stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toList();
    }
}
