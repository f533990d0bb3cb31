package tandem.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tandem.api.MigrationStrategy;
import tandem.api.TraceFormat;

/** The strategies and trace formats on the class path, by name. */
final class Offers {
    private static final String INDEX = "META-INF/extensions.idx";
    private static final SortedMap<String, Class<? extends MigrationStrategy>> STRATEGIES =
            all(MigrationStrategy.class, MigrationStrategy::name);
    private static final SortedMap<String, Class<? extends TraceFormat>> FORMATS =
            all(TraceFormat.class, TraceFormat::name);

    private Offers() {}

    /** The names of all strategies. */
    static Set<String> strategies() {
        return STRATEGIES.keySet();
    }

    /** A new strategy. */
    static MigrationStrategy strategy(String name) {
        return make(find(STRATEGIES, name));
    }

    /** A new trace format. */
    static TraceFormat format(String name) {
        return make(find(FORMATS, name));
    }

    private static <T> Class<? extends T> find(SortedMap<String, Class<? extends T>> offers, String name) {
        Class<? extends T> found = offers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + name + " among " + offers.keySet());
        }
        return found;
    }

    private static <T> SortedMap<String, Class<? extends T>> all(Class<T> type, Function<T, String> name) {
        SortedMap<String, Class<? extends T>> offers = new TreeMap<>();
        try {
            for (URL index : Collections.list(Offers.class.getClassLoader().getResources(INDEX))) {
                for (String line : lines(index)) {
                    Class<?> offer = Class.forName(line);
                    if (type.isAssignableFrom(offer)) {
                        Class<? extends T> chosen = offer.asSubclass(type);
                        offers.put(name.apply(make(chosen)), chosen);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return offers;
    }

    private static <T> T make(Class<? extends T> offer) {
        try {
            return offer.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(URL index) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
