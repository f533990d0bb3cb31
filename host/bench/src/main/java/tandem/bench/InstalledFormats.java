package tandem.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tandem.api.TraceFormat;
import tandem.engine.options.Options;

/** The trace formats of an installed program. */
final class InstalledFormats {
    private static final String INDEX = "META-INF/extensions.idx";

    private final Path folder;

    /** Of the program in {@code program}, the folder with {@code trace-formats} in it. */
    InstalledFormats(Path program) {
        folder = program.resolve("trace-formats");
    }

    /** A new format of that name, with these options, each {@code name=value}. */
    TraceFormat format(String name, List<String> settings) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                TraceFormat format = format(jar);
                if (format.name().equals(name)) {
                    Options options = Options.of(format);
                    settings.forEach(setting -> options.set(
                            setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1)));
                    return format;
                }
            }
        }
        throw new IllegalArgumentException("there is no trace format " + name + " in " + folder);
    }

    /** The format in {@code jar}, whose classes stay loaded from there. */
    private static TraceFormat format(Path jar) throws IOException {
        URL[] urls = {jar.toUri().toURL()};
        URLClassLoader loader = new URLClassLoader(urls, TraceFormat.class.getClassLoader());
        try (InputStream index =
                Objects.requireNonNull(loader.findResource(INDEX)).openStream()) {
            String type = new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow();
            return loader.loadClass(type)
                    .asSubclass(TraceFormat.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(jar + " offers no trace format", e);
        }
    }
}
