package tandem.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.api.MigrationStrategy;
import tandem.api.TraceFormat;
import tandem.app.plugins.Plugins;
import tandem.engine.options.Names;
import tandem.engine.options.Options;
import tandem.engine.options.Setting;

/** Explains a command, a strategy or a trace format. */
@Command(name = "help", description = "Explains a strategy, a trace format or a command.")
final class HelpCommand implements Runnable {
    private final Tandem tandem;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "A strategy, a trace format or a command.")
    private List<String> names = new ArrayList<>();

    HelpCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Override
    public void run() {
        if (names.isEmpty()) {
            root().usage(tandem.out());
            listPlugins();
            return;
        }
        CommandLine command = findCommand();
        if (command != null) {
            command.usage(tandem.out());
        } else {
            explainPlugin(String.join(" ", names));
        }
    }

    private CommandLine root() {
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        return spec.root().commandLine();
    }

    private @Nullable CommandLine findCommand() {
        CommandLine command = root();
        for (String name : names) {
            command = command.getSubcommands().get(name);
            if (command == null) {
                return null;
            }
        }
        return command;
    }

    private void listPlugins() {
        Plugins plugins = tandem.plugins();
        TextTable table = new TextTable("", "");
        table.row("Strategies:");
        plugins.strategies()
                .forEach(name ->
                        table.row("  " + name, firstLine(plugins.strategy(name).help())));
        table.row("Trace formats:");
        plugins.formats()
                .forEach(name ->
                        table.row("  " + name, firstLine(plugins.format(name).help())));
        table.print(tandem.out());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void explainPlugin(String name) {
        Plugins plugins = tandem.plugins();
        if (plugins.strategies().contains(name)) {
            MigrationStrategy strategy = plugins.strategy(name);
            explain(name, "strategy", strategy.help(), Options.of(strategy), "--strategy " + name);
        } else if (plugins.formats().contains(name)) {
            TraceFormat format = plugins.format(name);
            explain(name, "trace format", format.help(), Options.of(format), "--format " + name);
        } else {
            Set<String> all = new TreeSet<>(plugins.strategies());
            all.addAll(plugins.formats());
            all.addAll(root().getSubcommands().keySet());
            throw new InputException(Names.unknown("strategy, trace format or command", name, all));
        }
    }

    private void explain(String name, String kind, String help, Options options, String flag) {
        tandem.out().println(name + " (" + kind + ")");
        tandem.out().println();
        tandem.out().println(help.strip());
        StringBuilder example = new StringBuilder("tandem replay TRACE ").append(flag);
        if (!options.settings().isEmpty()) {
            tandem.out().println();
            tandem.out().println("Options, each given as --option " + name + ".NAME=VALUE:");
            options.settings().forEach(this::explain);
            Setting first = options.settings().iterator().next();
            String value = first.defaultText().isEmpty() ? "VALUE" : first.defaultText();
            example.append(" --option ")
                    .append(name)
                    .append('.')
                    .append(first.name())
                    .append('=')
                    .append(value);
        }
        tandem.out().println();
        tandem.out().println("Example: " + example);
    }

    private void explain(Setting setting) {
        tandem.out().println("  " + setting.name() + ": " + setting.help() + " (" + SettingText.details(setting) + ")");
    }
}
