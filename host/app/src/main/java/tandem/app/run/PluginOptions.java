package tandem.app.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tandem.app.InputException;
import tandem.app.plugins.Plugins;
import tandem.engine.options.Names;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;

/** What users set of strategies and trace formats with {@code --option plugin.name=value}. */
public final class PluginOptions {
    private final Map<String, Map<String, String>> byPlugin = new LinkedHashMap<>();

    /**
     * Reads and checks them.
     *
     * @throws InputException where one names nothing that there is, or its value cannot be
     */
    public PluginOptions(List<String> given, Plugins plugins) {
        for (String text : given) {
            int equals = text.indexOf('=');
            int dot = text.indexOf('.');
            if (dot < 1 || equals < dot) {
                throw new InputException(
                        "--option " + text + ": write it as NAME.OPTION=VALUE, such as pre-copy.max-rounds=5");
            }
            String plugin = text.substring(0, dot);
            byPlugin.computeIfAbsent(plugin, name -> new LinkedHashMap<>())
                    .put(text.substring(dot + 1, equals), text.substring(equals + 1));
        }
        byPlugin.keySet().forEach(name -> apply(create(name, plugins), name));
    }

    private static Object create(String name, Plugins plugins) {
        if (plugins.strategies().contains(name)) {
            return plugins.strategy(name);
        }
        if (plugins.formats().contains(name)) {
            return plugins.format(name);
        }
        Set<String> names = new TreeSet<>(plugins.strategies());
        names.addAll(plugins.formats());
        throw new InputException("--option " + name + ": " + Names.unknown("strategy or trace format", name, names));
    }

    /** Sets what users gave for the strategy or the format {@code name}, and the defaults of the rest. */
    public Options apply(Object target, String name) {
        Options options = Options.of(target);
        byPlugin.getOrDefault(name, Map.of()).forEach((option, value) -> {
            try {
                options.set(option, value);
            } catch (OptionException e) {
                throw new InputException("--option " + name + "." + option + ": " + e.getMessage(), e);
            }
        });
        return options;
    }

    /** Refuses options of strategies and formats that are not in {@code used}: they would have no effect. */
    public void requireUsed(Set<String> used) {
        for (String name : byPlugin.keySet()) {
            if (!used.contains(name)) {
                throw new InputException("--option " + name + "."
                        + byPlugin.get(name).keySet().iterator().next() + ": " + name
                        + " takes no part in this run, in which there are: " + String.join(", ", used));
            }
        }
    }
}
