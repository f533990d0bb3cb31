package tandem.app.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.app.plugins.PluginRecord;
import tandem.app.run.Outcome;
import tandem.engine.Figures;
import tandem.engine.NonConvergence;

/**
 * A run with all that it depends on and all that came of it.
 *
 * @param tandem the program's version
 * @param command the command line as typed, but for where the results go
 * @param trace what was replayed
 * @param target what the target replayed, where it is another trace
 * @param recorded the trace of an earlier run that strategies were told of, where there is one
 * @param pageList the page list, where there is one
 * @param rig all parameters
 * @param outcomes of the strategies, in their order
 * @param plugins that were loaded
 */
public record Run(
        String tandem,
        List<String> command,
        TraceRecord trace,
        @Nullable SecondRecord target,
        @Nullable SecondRecord recorded,
        @Nullable FileRecord pageList,
        Map<String, String> rig,
        List<Outcome> outcomes,
        List<PluginRecord> plugins) {

    /** Whether a strategy failed. */
    public boolean hasFailures() {
        return outcomes.stream().anyMatch(Outcome::hasFailed);
    }

    /** What was replayed, in a few words. */
    public String workload() {
        String onTarget = target == null ? "" : ", on the target " + target.inWords();
        return trace.file() + onTarget + (recorded == null ? "" : ", recorded before " + recorded.inWords());
    }

    /** The rig's parameters that are not as {@code defaults} has them, such as {@code latency 10ms}. */
    public String rigInWords(Map<String, String> defaults) {
        return inWords(rig, defaults);
    }

    /** The parameters of {@code rig} that are not as {@code defaults} has them. */
    public static String inWords(Map<String, String> rig, Map<String, String> defaults) {
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
        if (target != null) {
            target.addTo(json, "target");
        }
        if (recorded != null) {
            recorded.addTo(json, "recorded");
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
        Figures figures = outcome.figures();
        if (figures != null && figures.nonConvergence() != null) {
            json.put("did_not_converge", asJson(figures.nonConvergence()));
        }
        return json;
    }

    private static Map<String, Object> asJson(NonConvergence why) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rounds", why.rounds());
        json.put("pages_in_last_round", why.pagesInLast());
        json.put("pages_left", why.pagesLeft());
        json.put("dirty_rate_bytes_per_second", why.dirtyRate());
        json.put("bandwidth_bytes_per_second", why.bandwidth());
        json.put("fewest_pages_left", why.leastLeft());
        json.put("fewest_pages_left_ns", why.leastLeftNanos());
        json.put("fewest_pages_left_after_round", why.leastLeftAfter());
        return json;
    }
}
