package tandem.reference;

import java.util.Map;
import java.util.Objects;

/** Options of the strategies: times in nanoseconds, sizes in bytes, rates in bytes a second. */
final class PlainOptions {
    private static final Map<String, Long> DEFAULTS = Map.ofEntries(
            Map.entry("downtime-limit", 300_000_000L),
            Map.entry("max-rounds", 30L),
            Map.entry("look-interval", 1_000_000_000L), // auto-converge: at least so long after the last look
            Map.entry("xen-pages", 50L), // xen: fewer marked end it
            Map.entry("xen-rounds", 5L),
            Map.entry("min-rate", 12_500_000L), // clark: 100 Mbit/s
            Map.entry("max-rate", 0L), // clark: the bandwidth
            Map.entry("rate-step", 6_250_000L), // clark: 50 Mbit/s
            Map.entry("stop-bytes", 262_144L), // clark: fewer marked end it
            Map.entry("pivots", 7L)); // multi-pivot

    private final Map<String, Long> given;

    PlainOptions(Map<String, Long> given) {
        if (!DEFAULTS.keySet().containsAll(given.keySet())) {
            throw new IllegalArgumentException("options are " + DEFAULTS.keySet() + ", not " + given.keySet());
        }
        this.given = given;
    }

    long get(String name) {
        return get(name, Objects.requireNonNull(DEFAULTS.get(name), name));
    }

    long get(String name, long ifNotGiven) {
        return given.getOrDefault(name, ifNotGiven);
    }
}
