package tandem.app.plugins;

import java.util.List;

/**
 * A loaded plugin, for lists and for the record of a run.
 *
 * @param jar the name of its file
 * @param strategies the names of the strategies that it offers
 * @param formats the names of the trace formats that it offers
 */
public record PluginRecord(
        String id, String version, String jar, String sha256, List<String> strategies, List<String> formats) {}
