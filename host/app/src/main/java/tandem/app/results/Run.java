package tandem.app.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.app.Digests;
import tandem.app.plugins.PluginRecord;
import tandem.app.run.Outcome;

/**
 * A run with all that it depends on and all that came of it.
 *
 * @param tandem the program's version
 * @param command the command line as typed, but for where the results go
 * @param trace what was replayed
 * @param targetTrace what the target replayed, where it is another trace
 * @param pageList the page list, where there is one
 * @param rig all parameters
 * @param outcomes of the strategies, in their order
 * @param plugins that were loaded
 */
public record Run(
        String tandem,
        List<String> command,
        TraceRecord trace,
        @Nullable TraceRecord targetTrace,
        @Nullable FileRecord pageList,
        Map<String, String> rig,
        List<Outcome> outcomes,
        List<PluginRecord> plugins) {

    /** A file that was read. */
    public record FileRecord(String file, String sha256) {
        /** The file at {@code path}. */
        public static FileRecord of(Path path) throws IOException {
            return new FileRecord(String.valueOf(path.getFileName()), Digests.sha256(path));
        }
    }

    /** Whether a strategy failed. */
    public boolean hasFailures() {
        return outcomes.stream().anyMatch(Outcome::hasFailed);
    }

    /** What was replayed, in a few words. */
    public String workload() {
        return targetTrace == null ? trace.file() : trace.file() + ", on the target " + targetTrace.file();
    }

    /** The rig's parameters that are not as {@code defaults} has them, such as {@code latency 10ms}. */
    public String rigInWords(Map<String, String> defaults) {
        List<String> changed = rig.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(defaults.get(entry.getKey())))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return changed.isEmpty() ? "default rig" : "default rig but " + String.join(", ", changed);
    }

    /** The record as {@code run.json} has it. */
    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tandem", tandem);
        json.put("command", command);
        json.put("state", hasFailures() ? "a strategy failed" : "done");
        json.put("trace", trace.asJson());
        if (targetTrace != null) {
            json.put("target_trace", targetTrace.asJson());
        }
        if (pageList != null) {
            json.put("page_list", pageList);
        }
        json.put("rig", rig);
        json.put("strategies", outcomes.stream().map(Run::asJson).toList());
        json.put("plugins", plugins);
        return json;
    }

    private static Map<String, Object> asJson(Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", outcome.strategy());
        json.put("options", outcome.setup().options());
        json.put("foreknowledge", outcome.setup().foreknowledge());
        json.put("state", outcome.hasFailed() ? "failed" : "done");
        if (outcome.failure() != null) {
            json.put("failure", outcome.failure());
        }
        return json;
    }
}
