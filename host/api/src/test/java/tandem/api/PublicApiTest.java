package tandem.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public signatures of the API stay as they are: a change shows in {@code public-api.txt}, and so in review. */
class PublicApiTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "public-api.txt");
    private static final Path CLASSES = Path.of("target", "classes", "tandem", "api");

    @Test
    void shouldKeepItsPublicSignatures() throws IOException {
        String actual = classes().map(PublicApiTest::signatures).collect(Collectors.joining("\n"));
        Path written = Path.of("target", "public-api.txt");
        Files.writeString(written, actual);
        assertThat(actual)
                .as("the public API; where the change is meant, copy %s to %s", written, GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static Stream<Class<?>> classes() throws IOException {
        try (Stream<Path> files = Files.list(CLASSES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .sorted()
                    .toList();
            return names.stream().map(PublicApiTest::load);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName("tandem.api." + file.substring(0, file.length() - ".class".length()));
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String signatures(Class<?> type) {
        if (!isOpen(type.getModifiers())) {
            return "";
        }
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(PublicApiTest::isOpen)
                .map(Field::toGenericString);
        Stream<String> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(PublicApiTest::isOpen)
                .map(Constructor::toGenericString);
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(PublicApiTest::isOpen)
                .map(Method::toGenericString);
        return Stream.of(fields, constructors, methods)
                .flatMap(all -> all)
                .sorted()
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining("", type.toGenericString() + "\n", ""));
    }

    private static boolean isOpen(Member member) {
        return isOpen(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
