package tandem.app.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tandem.app.InputException;

/** A folder of plugin jars and, where there is one, its {@code plugins.lock}: lines as {@code sha256sum} writes them. */
record PluginFolder(Path path) {
    private static final Pattern LOCK_LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

    /** The jars in the folder by name; only those that the lock, where there is one, vouches for. */
    List<PluginJar> jars() {
        List<PluginJar> jars;
        try (Stream<Path> files = Files.list(path)) {
            jars = files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .map(PluginJar::read)
                    .toList();
        } catch (IOException e) {
            throw new InputException("the plugin folder " + path + " cannot be read: " + e.getMessage(), e);
        }
        Path lock = path.resolve("plugins.lock");
        if (Files.exists(lock)) {
            enforce(lock, jars);
        }
        return jars;
    }

    private static void enforce(Path lock, List<PluginJar> jars) {
        Map<String, String> locked = read(lock);
        for (PluginJar jar : jars) {
            String sha256 = locked.remove(jar.path().getFileName().toString());
            if (sha256 == null) {
                throw new PluginException(
                        jar.path(), "it is not in " + lock, "Add its line (sha256sum writes it), or remove the jar.");
            }
            if (!sha256.equalsIgnoreCase(jar.sha256())) {
                throw new PluginException(
                        jar.path(),
                        "its sha256 is " + jar.sha256() + ", but " + lock + " says " + sha256,
                        "Put back the jar that was locked or, if you trust this one, change the line.");
            }
        }
        locked.keySet().stream().findFirst().ifPresent(name -> {
            throw new InputException(
                    lock + " names " + name + ", which is not in its folder. Put the jar back, or remove the line.");
        });
    }

    private static Map<String, String> read(Path lock) {
        Map<String, String> sums = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(lock)) {
                number++;
                Matcher matcher = LOCK_LINE.matcher(line);
                if (matcher.matches()) {
                    sums.put(matcher.group(2), matcher.group(1));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    throw new InputException(lock + ", line " + number
                            + ": is not \"sha256  file name\" as sha256sum writes it: \"" + line + "\"");
                }
            }
        } catch (IOException e) {
            throw new InputException(lock + " cannot be read: " + e.getMessage(), e);
        }
        return sums;
    }
}
