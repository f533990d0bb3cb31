package tandem.app.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import tandem.app.Digests;

/** A jar as it lies in a plugin folder, looked at before any of its code is loaded. */
record PluginJar(Path path, String id, String requires, String sha256) {
    private static final List<String> OF_THE_HOST =
            List.of("tandem/api/", "tandem/engine/", "tandem/app/", "org/pf4j/");

    static PluginJar read(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String id = attributes.getValue("Plugin-Id");
            if (id == null || id.isBlank()) {
                throw new PluginException(
                        path,
                        "its manifest has no Plugin-Id",
                        "Set one in its build, or move the jar out of the folder.");
            }
            jar.stream()
                    .map(ZipEntry::getName)
                    .filter(PluginJar::isOfTheHost)
                    .findFirst()
                    .ifPresent(name -> {
                        throw new PluginException(
                                path,
                                "it packs " + name + ", which the host provides",
                                "Give tandem-api and pf4j the scope provided in its build.");
                    });
            String requires = attributes.getValue("Plugin-Requires");
            return new PluginJar(path, id, requires == null ? "*" : requires.strip(), Digests.sha256(path));
        } catch (IOException e) {
            throw new PluginException(path, "it is no readable jar", e, "Build or copy it again, or remove it.");
        }
    }

    private static boolean isOfTheHost(String entry) {
        return entry.endsWith(".class") && OF_THE_HOST.stream().anyMatch(entry::startsWith);
    }
}
