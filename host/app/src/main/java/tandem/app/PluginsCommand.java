package tandem.app;

import picocli.CommandLine.Command;
import tandem.app.plugins.PluginRecord;

/** What is installed. */
@Command(name = "plugins", description = "Shows the plugins that are installed.", synopsisSubcommandLabel = "COMMAND")
final class PluginsCommand {
    private final Tandem tandem;

    PluginsCommand(Tandem tandem) {
        this.tandem = tandem;
    }

    @Command(name = "list", description = "Lists the plugins, and the strategies and trace formats that they offer.")
    void list() {
        TextTable table = new TextTable("plugin", "version", "offers", "jar", "sha256");
        for (PluginRecord plugin : tandem.plugins().records()) {
            plugin.strategies().forEach(name -> addRow(table, plugin, "strategy " + name));
            plugin.formats().forEach(name -> addRow(table, plugin, "format " + name));
        }
        table.print(tandem.out());
    }

    private static void addRow(TextTable table, PluginRecord plugin, String offer) {
        table.row(
                plugin.id(),
                plugin.version(),
                offer,
                plugin.jar(),
                plugin.sha256().substring(0, 12));
    }
}
