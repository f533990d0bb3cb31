package tandem.app.plugins;

import java.util.Comparator;
import java.util.List;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginDependency;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import tandem.app.InputException;

/** PF4J, told which jars to load, and with each of its failures an exception; by itself it only logs them. */
final class JarLoader extends JarPluginManager {
    JarLoader(String apiVersion) {
        setSystemVersion(apiVersion);
    }

    void load(List<PluginJar> jars) {
        jars.forEach(this::load);
        jars.forEach(this::requireDependencies);
        try {
            resolvePlugins();
        } catch (PluginRuntimeException e) {
            throw new InputException("the plugins depend on each other in a way that cannot be: " + e.getMessage(), e);
        }
        startPlugins();
        jars.forEach(this::requireStarted);
    }

    private void load(PluginJar jar) {
        try {
            loadPluginFromPath(jar.path());
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException(
                    jar.path(),
                    "its manifest cannot be used",
                    e,
                    "Correct Plugin-Version and Plugin-Requires in its build.");
        }
        if (getPlugin(jar.id()).getPluginState() == PluginState.DISABLED) {
            throw new PluginException(
                    jar.path(),
                    "it was built for version " + jar.requires() + " of Tandem's plugin API, and this is "
                            + getSystemVersion(),
                    "Get or build a version of it for this API.");
        }
    }

    private void requireDependencies(PluginJar jar) {
        for (PluginDependency dependency : getPlugin(jar.id()).getDescriptor().getDependencies()) {
            if (!dependency.isOptional() && getPlugin(dependency.getPluginId()) == null) {
                throw new PluginException(
                        jar.path(),
                        "it depends on the plugin " + dependency.getPluginId() + ", which is not installed",
                        "Install that too.");
            }
        }
    }

    private void requireStarted(PluginJar jar) {
        PluginWrapper plugin = getPlugin(jar.id());
        if (plugin.getPluginState() != PluginState.STARTED) {
            throw new PluginException(
                    jar.path(), "it does not start", plugin.getFailedException(), "Correct it, or remove the jar.");
        }
    }

    /** The names of the extension classes that the jar's index lists. */
    List<String> extensionClasses(PluginJar jar) {
        return getExtensionClassNames(jar.id()).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Plugins are switched off by removing their jars alone. */
    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String pluginId) {
                return false;
            }

            @Override
            public void disablePlugin(String pluginId) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void enablePlugin(String pluginId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    String versionOf(PluginJar jar) {
        return getPlugin(jar.id()).getDescriptor().getVersion();
    }
}
