package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.app.plugins.Plugins;
import tandem.app.run.OpenTrace;
import tandem.app.run.PluginOptions;
import tandem.engine.options.Names;

/** The flags that say how traces are read. */
final class TraceFlags {
    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Reads the trace as this format, instead of finding it from the content.")
    private @Nullable String format;

    @Option(
            names = "--option",
            paramLabel = "NAME.OPTION=VALUE",
            description = "Sets an option of a strategy or a trace format. May be repeated. See: tandem help NAME")
    private List<String> options = new ArrayList<>();

    PluginOptions options(Plugins plugins) {
        return new PluginOptions(options, plugins);
    }

    OpenTrace open(Path path, Plugins plugins, PluginOptions pluginOptions) throws IOException {
        if (format != null && !plugins.formats().contains(format)) {
            throw new InputException("--format: " + Names.unknown("trace format", format, plugins.formats()));
        }
        return OpenTrace.open(path, format, plugins, pluginOptions);
    }
}
