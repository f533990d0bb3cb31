package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.TraceFormat;

/** New plugins, and whether the host will find them. */
final class Instances {
    private static final String INDEX = "META-INF/extensions.idx";

    private Instances() {}

    /** A new instance, made as the host does it. */
    static <T> T create(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " cannot be made with a constructor without parameters", e);
        }
    }

    static void checkFound(Class<?> type) {
        String name = type.getName();
        assertTrue(type.isAnnotationPresent(Extension.class), name + " lacks @Extension, by which the host finds it");
        assertTrue(Modifier.isPublic(type.getModifiers()), name + " is not public, so that the host cannot make one");
        assertTrue(!Modifier.isAbstract(type.getModifiers()), name + " is abstract, so that the host cannot make one");
        assertTrue(
                type.getConstructors().length > 0 && hasPlainConstructor(type),
                name + " has no public constructor without parameters, with which the host makes one");
        assertTrue(
                indexed(type.getClassLoader()).contains(name),
                name + " is not in " + INDEX + ", which PF4J's annotation processor writes: on JDK 23 and later javac"
                        + " runs it with -proc:full only");
    }

    /** The trace format among the plugins that {@code loader} offers, which has just one. */
    static Class<? extends TraceFormat> onlyFormat(ClassLoader loader) {
        List<Class<? extends TraceFormat>> formats = new ArrayList<>();
        for (String name : indexed(loader)) {
            if (!name.startsWith("#")) {
                formats.add(load(name, loader));
            }
        }
        assertEquals(1, formats.size(), "trace formats on the class path: " + formats);
        return formats.get(0);
    }

    private static Class<? extends TraceFormat> load(String name, ClassLoader loader) {
        try {
            return loader.loadClass(name).asSubclass(TraceFormat.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(INDEX + " names a class that is not there: " + name, e);
        }
    }

    private static boolean hasPlainConstructor(Class<?> type) {
        return Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static List<String> indexed(ClassLoader loader) {
        List<String> names = new ArrayList<>();
        try {
            for (URL index : Collections.list(loader.getResources(INDEX))) {
                try (InputStream stream = index.openStream()) {
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
