package tandem.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.pf4j.ExtensionPoint;
import tandem.api.MigrationStrategy;

/** Builds plugin jars for tests, from Java source. */
public final class JarBuilder {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> extensions = new ArrayList<>();
    private String fileName;

    private JarBuilder(String id) {
        fileName = id + ".jar";
        attributes.put("Plugin-Id", id);
        attributes.put("Plugin-Version", "1.2.3");
        attributes.put("Plugin-Requires", ">=1.0.0 & <2.0.0");
    }

    /** A plugin that offers nothing yet. */
    public static JarBuilder plugin(String id) {
        return new JarBuilder(id);
    }

    /** Sets an attribute of the manifest; null removes it. */
    JarBuilder attribute(String name, @org.jspecify.annotations.Nullable String value) {
        attributes.remove(name);
        if (value != null) {
            attributes.put(name, value);
        }
        return this;
    }

    JarBuilder fileName(String name) {
        fileName = name;
        return this;
    }

    JarBuilder entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a class to the index of extensions without adding the class. */
    JarBuilder extension(String className) {
        extensions.add(className);
        return this;
    }

    /** Adds a class, which the index lists as an extension. */
    JarBuilder source(String className, String source) {
        sources.put(className, source);
        return extension(className);
    }

    /** Adds a strategy whose migration is {@code body}, which knows {@code source} and {@code wire}. */
    public JarBuilder strategy(String name, String body) {
        return strategy(name, "", body);
    }

    /** As {@link #strategy(String, String)}, with more members. */
    JarBuilder strategy(String name, String members, String body) {
        String simpleName = "S" + name.replace('-', '_');
        return source("test." + simpleName, """
                package test;
                import tandem.api.*;
                public class %s implements MigrationStrategy {
                    %s
                    public String name() { return "%s"; }
                    public String help() { return "Does what a test needs.\\n\\nAnd more."; }
                    public void migrate(Source source, Wire wire) { %s }
                }
                """.formatted(simpleName, members, name, body));
    }

    /** Writes the jar into {@code folder}, which is made where it is missing. */
    public Path in(Path folder) {
        try {
            compile();
            entries.put("META-INF/extensions.idx", String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
            Path file = Files.createDirectories(folder).resolve(fileName);
            try (OutputStream stream = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(stream, manifest)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    jar.putNextEntry(new JarEntry(entry.getKey()));
                    jar.write(entry.getValue());
                    jar.closeEntry();
                }
            }
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compile() throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        Path work = Files.createTempDirectory("jar-builder");
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", work.resolve("out").toString(), "-cp"));
        arguments.add(
                locationOf(MigrationStrategy.class) + java.io.File.pathSeparator + locationOf(ExtensionPoint.class));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve(source.getKey().replaceAll(".*\\.", "") + ".java");
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalArgumentException("a plugin of the test does not compile");
        }
        try (Stream<Path> classes = Files.walk(work.resolve("out"))) {
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                entries.put(work.resolve("out").relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        Disk.delete(work);
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
