package tandem.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import tandem.app.plugins.Plugins;
import tandem.engine.options.Names;

/** The flag that says which strategies are replayed. */
final class StrategyFlags {
    // Split here, as picocli takes "," for no name at all and passes over a comma at the end.
    @Option(
            names = "--strategy",
            paramLabel = "NAME[,NAME...]",
            description = "Replays these strategies only, separated by commas. Default: all that are installed.")
    private List<String> lists = new ArrayList<>();

    /** The strategies to replay, each once. */
    Set<String> chosen(Plugins plugins) {
        Set<String> chosen = lists.isEmpty() ? plugins.strategies() : new LinkedHashSet<>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                if (!plugins.strategies().contains(name)) {
                    throw new InputException("--strategy: " + Names.unknown("strategy", name, plugins.strategies()));
                }
                chosen.add(name);
            }
        }
        if (chosen.isEmpty()) {
            throw new InputException(
                    "no strategy is installed. Put plugin jars in a folder and name it with --plugins");
        }
        return chosen;
    }
}
