package tandem.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tandem.api.MigrationStrategy;
import tandem.app.plugins.Plugins;
import tandem.engine.options.Options;

/** The plugins as the build has installed them, for tests. */
public final class Installed {
    /** The project's folder. */
    public static final Path ROOT = Path.of("..", "..");

    private static final Path HOME = ROOT.resolve("target").resolve("tandem");

    /** All plugins of the project. */
    public static final Plugins PLUGINS = Plugins.load(List.of(HOME.resolve("plugins"), HOME.resolve("trace-formats")));

    private Installed() {}

    /** A new strategy with its options set. */
    public static MigrationStrategy strategy(String name, Map<String, String> settings) {
        MigrationStrategy strategy = PLUGINS.strategy(name);
        Options options = Options.of(strategy);
        settings.forEach(options::set);
        return strategy;
    }
}
