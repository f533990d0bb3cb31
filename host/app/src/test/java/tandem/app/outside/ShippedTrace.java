package tandem.app.outside;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trace as {@code traces/README.md} describes it.
 *
 * @param file below {@code traces}
 * @param counts by the names that {@code inspect --json} gives them
 */
record ShippedTrace(String file, Map<String, Long> counts, String sha256) {
    private static final List<String> COUNTS =
            List.of("records", "reads", "writes", "fetches", "pages", "written_pages");

    static List<ShippedTrace> all() throws IOException {
        return Readme.at("traces/README.md").section("Counts").rows().stream()
                .filter(row -> row.get(0).contains("/"))
                .map(ShippedTrace::of)
                .toList();
    }

    static ShippedTrace of(String file) throws IOException {
        return all().stream()
                .filter(trace -> trace.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static ShippedTrace of(List<String> row) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < COUNTS.size(); i++) {
            counts.put(COUNTS.get(i), Long.valueOf(row.get(1 + i).replace(",", "")));
        }
        return new ShippedTrace(row.get(0), counts, row.get(1 + COUNTS.size()));
    }
}
