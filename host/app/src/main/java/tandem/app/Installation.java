package tandem.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where this program and what belongs to it lies.
 *
 * @param home the installed program, with {@code lib}, {@code plugins} and {@code trace-formats}
 * @param root the checkout of the project that runs it, where it runs from one
 * @param user the home folder of the user
 */
public record Installation(@Nullable Path home, @Nullable Path root, Path user) {
    /** The one that runs now: as the launcher says, else by the place of this class's jar. */
    static Installation found() {
        Path home = path("tandem.home");
        return new Installation(
                home == null ? aroundJar() : home, path("tandem.root"), Path.of(System.getProperty("user.home", "")));
    }

    /** The folders whose jars are loaded. */
    List<Path> pluginFolders() {
        List<Path> folders = new ArrayList<>();
        for (Path base : bases()) {
            folders.add(base.resolve("plugins"));
            folders.add(base.resolve("trace-formats"));
        }
        folders.add(user.resolve(".tandem").resolve("plugins"));
        return folders;
    }

    /** The folder for the results of runs that are given none. */
    Path results() {
        List<Path> bases = bases();
        return (bases.isEmpty() ? Path.of("") : bases.get(bases.size() - 1)).resolve("results");
    }

    /** The folder of the traces that come with the program. */
    Path traces() {
        return bases().stream()
                .map(base -> base.resolve("traces"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("traces"));
    }

    private List<Path> bases() {
        List<Path> bases = new ArrayList<>();
        if (home != null) {
            bases.add(home);
        }
        if (root != null) {
            bases.add(root);
        }
        return bases;
    }

    private static @Nullable Path path(String property) {
        String value = System.getProperty(property);
        return value == null || value.isEmpty() ? null : Path.of(value);
    }

    private static @Nullable Path aroundJar() {
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path lib = jar.getParent();
            return lib != null && lib.endsWith("lib") ? lib.getParent() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
