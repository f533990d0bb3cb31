package tandem.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tandem.api.MigrationStrategy;
import tandem.api.TraceFormat;

/** The strategies and trace formats on the class path. */
final class Offers {
    private static final String INDEX = "META-INF/extensions.idx";

    private Offers() {}

    /** New instances of all strategies, by name. */
    static Map<String, MigrationStrategy> strategies() {
        return all(MigrationStrategy.class, MigrationStrategy::name);
    }

    static MigrationStrategy strategy(String name) {
        return find(strategies(), name);
    }

    static TraceFormat format(String name) {
        return find(all(TraceFormat.class, TraceFormat::name), name);
    }

    private static <T> T find(Map<String, T> offers, String name) {
        T found = offers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name + " among " + offers.keySet());
        }
        return found;
    }

    private static <T> Map<String, T> all(Class<T> type, Function<T, String> name) {
        Map<String, T> offers = new TreeMap<>();
        try {
            for (URL index : Collections.list(Offers.class.getClassLoader().getResources(INDEX))) {
                for (String line : lines(index)) {
                    Object offer = Class.forName(line).getConstructor().newInstance();
                    if (type.isInstance(offer)) {
                        offers.put(name.apply(type.cast(offer)), type.cast(offer));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return offers;
    }

    private static Iterable<String> lines(URL index) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
