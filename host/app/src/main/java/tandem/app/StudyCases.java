package tandem.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandem.app.run.Study.Case;
import tandem.engine.Rig;
import tandem.engine.options.Options;

/** The rigs of a study that changes one parameter at a time. */
final class StudyCases {
    /** What decides whether running on at the source pays. */
    private static final Map<String, List<String>> CONCURRENCY = concurrency();

    private StudyCases() {}

    private static Map<String, List<String>> concurrency() {
        Map<String, List<String>> study = new LinkedHashMap<>();
        study.put("source-speed", List.of("100%", "90%", "67%", "50%", "25%"));
        study.put("run-ahead", List.of("unbounded", "100ms", "10ms", "1ms", "100us"));
        study.put("latency", List.of("0", "50us", "200us", "1ms", "10ms"));
        study.put("bandwidth", List.of("100mbit", "1gbit", "10gbit", "100gbit"));
        study.put("send-buffer", List.of("0", "64KiB", "256KiB", "4MiB"));
        study.put("wrong-hints", List.of("0%", "10%", "25%", "50%", "100%"));
        study.put("vcpus", List.of("independent", "gang"));
        return study;
    }

    /** From the rig {@code base}, one parameter changed in each. */
    static List<Case> concurrency(Options base) {
        List<Case> cases = new ArrayList<>();
        CONCURRENCY.forEach((parameter, values) ->
                values.forEach(value -> cases.add(new Case(parameter, value, rig(base, parameter, value)))));
        return cases;
    }

    private static Rig rig(Options base, String parameter, String value) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        base.values().forEach(options::set);
        options.set(parameter, value);
        return rig;
    }
}
