package tandem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.TraceFormat;
import tandem.app.Installed;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.PageList;
import tandem.engine.Recorder;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;
import tandem.engine.trace.TraceFile;

/** Every figure of the known answers, from an independent implementation of the model. */
class KnownAnswersTest {
    private static final Path KNOWN = Path.of("src", "test", "resources", "known");
    private static final Path LACKEY =
            Installed.ROOT.resolve("traces").resolve("lackey").resolve("ls.noaslr3.lackey.gz");

    /** Rig parameters by their keys in the known answers, with the unit of the number there. */
    private static final Map<String, String[]> PARAMETERS = Map.ofEntries(
            parameter("page_bytes", "page-size", ""),
            parameter("header_bytes", "header", ""),
            parameter("bandwidth", "bandwidth", "B/s"),
            parameter("latency_ns", "latency", "ns"),
            parameter("send_buffer", "send-buffer", ""),
            parameter("burst", "burst", ""),
            parameter("request_bytes", "request-bytes", ""),
            parameter("device_bytes", "device-state", ""),
            parameter("resume_ns", "resume", "ns"),
            parameter("fault_trap_ns", "fault-trap", "ns"),
            parameter("install_ns", "install", "ns"),
            parameter("dirty_trap_ns", "dirty-trap", "ns"),
            parameter("touch_trap_ns", "touch-trap", "ns"),
            parameter("cow_ns", "cow", "ns"),
            parameter("source_speed", "source-speed", ""),
            parameter("target_speed", "target-speed", ""),
            parameter("run_ahead_ns", "run-ahead", "ns"),
            parameter("start_ns", "start", "ns"));

    private final Map<String, Tape> tapes = new HashMap<>();

    private static Map.Entry<String, String[]> parameter(String key, String name, String unit) {
        return Map.entry(key, new String[] {name, unit});
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid-4cpu", "streams-2cpu", "uniform-4cpu", "zipf", "lackey-ls"})
    void shouldMeetEveryKnownFigure(String name) throws IOException {
        JsonNode answers =
                new ObjectMapper().readTree(KNOWN.resolve(name + ".json").toFile());
        Path trace = name.equals("lackey-ls") ? LACKEY : KNOWN.resolve(name + ".csv.gz");
        int figures = 0;
        for (Map.Entry<String, JsonNode> rig : answers.get("rigs").properties()) {
            figures += compare(name + ", rig " + rig.getKey(), trace, rig.getValue());
        }
        assertThat(figures).isGreaterThan(2000);
    }

    private int compare(String name, Path trace, JsonNode known) throws IOException {
        Rig rig = rig(known);
        Scenario scenario = scenario(trace, known.path("flags"), rig);
        int figures = 0;
        for (Map.Entry<String, JsonNode> strategy : known.get("strategies").properties()) {
            Map<String, Long> expected = new LinkedHashMap<>();
            strategy.getValue()
                    .properties()
                    .forEach(figure ->
                            expected.put(figure.getKey(), figure.getValue().asLong()));
            MemoryLog journal = new MemoryLog();
            new Replay(scenario, Installed.strategy(strategy.getKey(), options(strategy.getKey(), known)), journal)
                    .run();
            assertThat(FigureMap.of(Figures.of(journal)))
                    .as("%s, %s", name, strategy.getKey())
                    .containsExactlyInAnyOrderEntriesOf(expected);
            figures += expected.size();
        }
        return figures;
    }

    private Scenario scenario(Path trace, JsonNode flags, Rig rig) throws IOException {
        Tape target = flags.has("target-trace")
                ? tape(KNOWN.resolve(flags.get("target-trace").asText()), rig)
                : null;
        return Scenario.of(rig, tape(trace, rig), target, pages(flags));
    }

    private static @Nullable PageList pages(JsonNode flags) throws IOException {
        return flags.has("pages")
                ? tandem.app.run.PageListFile.read(
                        KNOWN.resolve(flags.get("pages").asText()))
                : null;
    }

    private static Rig rig(JsonNode known) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        for (Map.Entry<String, JsonNode> parameter : known.get("rig").properties()) {
            String[] option = PARAMETERS.get(parameter.getKey());
            if (option != null && !parameter.getValue().isNull()) {
                options.set(option[0], parameter.getValue().asText() + option[1]);
            }
        }
        options.set("vcpus", known.get("rig").get("gang").asBoolean() ? "gang" : "independent");
        for (String flag : new String[] {"repeat", "time-scale"}) {
            if (known.path("flags").has(flag)) {
                options.set(flag, known.get("flags").get(flag).asText());
            }
        }
        return rig;
    }

    private static Map<String, String> options(String strategy, JsonNode known) {
        Map<String, String> options = new HashMap<>();
        known.path("options").properties().forEach(option -> {
            if (option.getKey().startsWith(strategy + ".")) {
                options.put(
                        option.getKey().substring(strategy.length() + 1),
                        option.getValue().asText());
            }
        });
        return options;
    }

    private Tape tape(Path path, Rig rig) throws IOException {
        String key = path + "×" + rig.repeat() + "×" + rig.timeScale();
        if (!tapes.containsKey(key)) {
            TraceFormat format = Installed.PLUGINS.format(path.equals(LACKEY) ? "lackey" : "csv");
            Options.of(format);
            MemoryLog log = new MemoryLog();
            Recorder.record(sink -> TraceFile.open(path).read(format, sink), rig, false, log);
            tapes.put(key, Tape.open(log));
        }
        return tapes.get(key);
    }
}
