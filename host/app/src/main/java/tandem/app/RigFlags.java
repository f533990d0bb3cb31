package tandem.app;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tandem.api.Unit;
import tandem.engine.Rig;
import tandem.engine.options.Names;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;
import tandem.engine.options.Setting;
import tandem.engine.options.Units;

/** The rig on the command line: a flag for each of its options, and bundles of them. */
final class RigFlags {
    /** What {@code --link} sets. */
    static final Map<String, Map<String, String>> LINKS = Map.of(
            "1gbe", Map.of("bandwidth", "117500000B/s"),
            "10gbe", Map.of("bandwidth", "1175000000B/s"),
            "25gbe", Map.of("bandwidth", "2937500000B/s"),
            "100gbe", Map.of("bandwidth", "11750000000B/s"),
            "wan", Map.of("bandwidth", "12500000B/s", "latency", "10ms"));

    /** What {@code --profile} sets; the most favourable first. */
    static final Map<String, Map<String, String>> PROFILES = profiles();

    private static final String HEADING = heading();

    private RigFlags() {}

    /** Adds the flags to a command. */
    static void addTo(CommandSpec command) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading(HEADING.replace("%", "%%") + "%n")
                .exclusive(false)
                .validate(false)
                .order(1);
        for (Setting setting : Options.of(new Rig()).settings()) {
            String description = setting.help() + " (" + SettingText.choiceAndDefault(setting) + ")";
            group.addArg(OptionSpec.builder("--" + setting.name())
                    .type(String.class)
                    .paramLabel(
                            setting.unit() == Unit.NONE
                                    ? "VALUE"
                                    : setting.unit().name())
                    .description(description.replace("%", "%%"))
                    .build());
        }
        command.addArgGroup(group.build());
    }

    private static Map<String, Map<String, String>> profiles() {
        Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
        profiles.put(
                "ideal",
                Map.of(
                        "fault-trap",
                        "0",
                        "install",
                        "0",
                        "dirty-trap",
                        "0",
                        "touch-trap",
                        "0",
                        "cow",
                        "0",
                        "resume",
                        "0"));
        profiles.put("realistic", Map.of());
        profiles.put("hostile", Map.of("source-speed", "67", "send-buffer", "4MiB", "run-ahead", "100ms"));
        return profiles;
    }

    private static String heading() {
        String units = Arrays.stream(Unit.values())
                .filter(unit -> unit != Unit.NONE)
                .map(unit -> unit + " as " + Units.examples(unit))
                .collect(Collectors.joining("; "));
        return "\nThe rig, that is all parameters of the model. What is typed here wins over --rig, that over"
                + " --link, and that over --profile.\n" + units + ".";
    }

    /** The options of a new rig: its defaults, then the profile, the link, the file, and what was typed. */
    static Options read(
            Rig rig, @Nullable String profile, @Nullable String link, @Nullable Path file, ParseResult typed) {
        Options options = Options.of(rig);
        apply(options, bundle("profile", PROFILES, profile));
        apply(options, bundle("link", LINKS, link));
        if (file != null) {
            RigFile.apply(file, options);
        }
        for (Setting setting : options.settings()) {
            String flag = "--" + setting.name();
            if (typed.hasMatchedOption(flag)) {
                set(options, setting.name(), typed.matchedOptionValue(flag, ""));
            }
        }
        checkTimeScale(options.get("time-scale"));
        return options;
    }

    private static void checkTimeScale(String text) {
        try {
            if (new BigDecimal(text).signum() <= 0) {
                throw new InputException("--time-scale: \"" + text + "\" must be more than 0");
            }
        } catch (NumberFormatException e) {
            throw new InputException("--time-scale: \"" + text + "\" is no number: write it as 2 or 0.5", e);
        }
    }

    private static Map<String, String> bundle(
            String kind, Map<String, Map<String, String>> bundles, @Nullable String name) {
        if (name == null) {
            return Map.of();
        }
        Map<String, String> bundle = bundles.get(name);
        if (bundle == null) {
            throw new InputException("--" + kind + ": "
                    + Names.unknown(
                            kind, name, bundles.keySet().stream().sorted().toList()));
        }
        return bundle;
    }

    private static void apply(Options options, Map<String, String> bundle) {
        bundle.forEach(options::set);
    }

    private static void set(Options options, String name, String text) {
        try {
            options.set(name, text);
        } catch (OptionException e) {
            throw new InputException("--" + e.getMessage(), e);
        }
    }
}
