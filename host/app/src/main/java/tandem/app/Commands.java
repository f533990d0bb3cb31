package tandem.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands. To make one takes a while at the start, so only those are made that a command line asks for. */
final class Commands {
    private static final String HELP = "help";
    private static final Set<String> WITH_RIG = Set.of("replay", "study");

    private final Map<String, Supplier<CommandLine>> makers = new LinkedHashMap<>();

    private Commands() {}

    static Commands of(Tandem tandem) {
        Commands commands = new Commands();
        commands.makers.put("replay", () -> new CommandLine(new ReplayCommand(tandem)));
        commands.makers.put("study", () -> new CommandLine(new StudyCommand(tandem)));
        commands.makers.put("inspect", () -> new CommandLine(new InspectCommand(tandem)));
        commands.makers.put("convert", () -> new CommandLine(new ConvertCommand(tandem)));
        commands.makers.put("capture", () -> CaptureCommand.of(tandem));
        commands.makers.put("validate", () -> new CommandLine(new ValidateCommand(tandem)));
        commands.makers.put("plugins", () -> new CommandLine(new PluginsCommand(tandem)));
        commands.makers.put(HELP, () -> new CommandLine(new HelpCommand(tandem)));
        return commands;
    }

    /** By name, the one that {@code args} begin with, or all; a list of all has no need of the rig's flags. */
    Map<String, CommandLine> askedFor(List<String> args) {
        String first = args.isEmpty() ? HELP : args.get(0);
        boolean isList = first.equals(HELP);
        boolean isOne = makers.containsKey(first) && !isList;
        Map<String, CommandLine> made = new LinkedHashMap<>();
        makers.forEach((name, maker) -> {
            if (!isOne || name.equals(first)) {
                CommandLine command = maker.get();
                if (WITH_RIG.contains(name) && (!isList || args.contains(name))) {
                    RigFlags.addTo(command.getCommandSpec());
                }
                made.put(name, command);
            }
        });
        return made;
    }
}
