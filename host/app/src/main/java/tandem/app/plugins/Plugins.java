package tandem.app.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tandem.api.MigrationStrategy;
import tandem.api.TraceFormat;
import tandem.app.InputException;
import tandem.engine.options.Names;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;

/** All plugins of this start, and the strategies and trace formats that they offer. */
public final class Plugins {
    /** The version of {@code host/api}, which a plugin's {@code Plugin-Requires} is held against. */
    public static final String API_VERSION = "1.0.0";

    private final List<PluginRecord> records = new ArrayList<>();
    private final Map<String, Offer<MigrationStrategy>> strategies = new TreeMap<>();
    private final Map<String, Offer<TraceFormat>> formats = new TreeMap<>();

    private Plugins() {}

    /**
     * Loads every jar that lies in one of the folders; folders that do not exist count as empty.
     *
     * @throws PluginException where one cannot be used
     */
    public static Plugins load(List<Path> folders) {
        List<PluginJar> jars = new ArrayList<>();
        for (Path folder : withoutRepetition(folders)) {
            jars.addAll(new PluginFolder(folder).jars());
        }
        requireDistinctIds(jars);
        JarLoader loader = new JarLoader(API_VERSION);
        loader.load(jars);
        Plugins plugins = new Plugins();
        jars.forEach(jar -> plugins.add(jar, loader));
        return plugins;
    }

    /** The plugins, in the order of their folders, by file name in each. */
    public List<PluginRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** The names of all strategies, sorted. */
    public Set<String> strategies() {
        return Collections.unmodifiableSet(strategies.keySet());
    }

    /** The names of all trace formats, sorted. */
    public Set<String> formats() {
        return Collections.unmodifiableSet(formats.keySet());
    }

    /** A new strategy of this name, its options not set. */
    public MigrationStrategy strategy(String name) {
        return find("strategy", strategies, name).create();
    }

    /** A new trace format of this name, its options not set. */
    public TraceFormat format(String name) {
        return find("trace format", formats, name).create();
    }

    private static <T> Offer<T> find(String kind, Map<String, Offer<T>> offers, String name) {
        Offer<T> offer = offers.get(name);
        if (offer == null) {
            throw new InputException(Names.unknown(kind, name, offers.keySet()));
        }
        return offer;
    }

    private void add(PluginJar jar, JarLoader loader) {
        List<String> offeredStrategies = new ArrayList<>();
        List<String> offeredFormats = new ArrayList<>();
        for (String className : loader.extensionClasses(jar)) {
            Class<?> type = loadClass(jar, className, loader);
            if (MigrationStrategy.class.isAssignableFrom(type)) {
                offeredStrategies.add(
                        add(jar, type.asSubclass(MigrationStrategy.class), strategies, MigrationStrategy::name));
            } else if (TraceFormat.class.isAssignableFrom(type)) {
                offeredFormats.add(add(jar, type.asSubclass(TraceFormat.class), formats, TraceFormat::name));
            }
        }
        if (offeredStrategies.isEmpty() && offeredFormats.isEmpty()) {
            throw new PluginException(
                    jar.path(),
                    "it offers neither a strategy nor a trace format",
                    "Mark the class with @Extension, and let pf4j's annotation processor run in its build (on JDK 23 and"
                            + " later: -proc:full).");
        }
        records.add(new PluginRecord(
                jar.id(),
                loader.versionOf(jar),
                jar.path().getFileName().toString(),
                jar.sha256(),
                List.copyOf(offeredStrategies),
                List.copyOf(offeredFormats)));
    }

    private static Class<?> loadClass(PluginJar jar, String className, JarLoader loader) {
        try {
            return Class.forName(className, true, loader.getPluginClassLoader(jar.id()));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new PluginException(jar.path(), className + " cannot be loaded", e, "Correct it, or remove the jar.");
        }
    }

    private <T> String add(
            PluginJar jar, Class<? extends T> type, Map<String, Offer<T>> offers, Function<T, String> nameOf) {
        T first = Offer.create(type, jar.path());
        String name = examine(jar, first, nameOf);
        Offer<?> other = strategies.containsKey(name) ? strategies.get(name) : formats.get(name);
        if (other != null) {
            throw new PluginException(
                    jar.path(),
                    "it offers \"" + name + "\", and so does " + other.jar(),
                    "Remove one of the two, or rename what it offers.");
        }
        offers.put(name, new Offer<>(name, type, jar.path()));
        return name;
    }

    /** The name of what a plugin offers, once its declarations have been found sound. */
    private static <T> String examine(PluginJar jar, T offered, Function<T, String> nameOf) {
        String name;
        try {
            name = nameOf.apply(offered);
            Options.of(offered);
        } catch (OptionException e) {
            throw new PluginException(
                    jar.path(), String.valueOf(e.getMessage()), "Correct the declaration, or remove the jar.");
        } catch (RuntimeException | LinkageError e) {
            throw new PluginException(
                    jar.path(),
                    offered.getClass().getName() + " cannot say its name",
                    e,
                    "Correct it, or remove the jar.");
        }
        if (name == null || !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new PluginException(
                    jar.path(),
                    offered.getClass().getName() + " has the name \"" + name + "\"",
                    "Names are lower case, words joined by -.");
        }
        return name;
    }

    private static void requireDistinctIds(List<PluginJar> jars) {
        Map<String, PluginJar> byId = new LinkedHashMap<>();
        for (PluginJar jar : jars) {
            PluginJar other = byId.putIfAbsent(jar.id(), jar);
            if (other != null) {
                throw new PluginException(
                        jar.path(),
                        "it repeats the Plugin-Id \"" + jar.id() + "\" of " + other.path(),
                        "Remove one of the two.");
            }
        }
    }

    private static Collection<Path> withoutRepetition(List<Path> folders) {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try {
                    byRealPath.putIfAbsent(folder.toRealPath(), folder);
                } catch (IOException e) {
                    throw new InputException("the plugin folder " + folder + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        return byRealPath.values();
    }
}
