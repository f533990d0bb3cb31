package tandem.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.app.plugins.Plugins;
import tandem.app.run.PageMap;
import tandem.app.run.PluginOptions;
import tandem.app.run.SecondTrace;

/** The flags that name other runs of the program beside the one that the source executes. */
final class SecondTraceFlags {
    @Option(
            names = "--target-trace",
            paramLabel = "FILE",
            description = "Has the target execute this trace, another run of the same program.")
    private @Nullable Path targetTrace;

    @Option(
            names = "--target-map",
            paramLabel = "FILE",
            description = "Moves the pages of the target's trace to where the source's has them: CSV from,to,length in"
                    + " bytes, a line for each mapping that lay elsewhere.")
    private @Nullable Path targetMap;

    @Option(
            names = "--recorded-trace",
            paramLabel = "FILE",
            description = "Tells strategies that ask what the guest touched before the migration the order of this"
                    + " trace, an earlier run of the same program, in place of the warm-up.")
    private @Nullable Path recordedTrace;

    @Option(names = "--recorded-map", paramLabel = "FILE", description = "As --target-map, for the recorded trace.")
    private @Nullable Path recordedMap;

    /** The traces beside the first one, each null where there is none. */
    record Seconds(@Nullable SecondTrace onTarget, @Nullable SecondTrace recorded) {
        Stream<SecondTrace> all() {
            return Stream.of(Optional.ofNullable(onTarget), Optional.ofNullable(recorded))
                    .flatMap(Optional::stream);
        }
    }

    /** Opens them as {@code flags} say; maps are for pages of this size. */
    Seconds open(TraceFlags flags, Plugins plugins, PluginOptions options, long pageSizeBytes) throws IOException {
        requireTrace("target", targetTrace, targetMap);
        requireTrace("recorded", recordedTrace, recordedMap);
        return new Seconds(
                targetTrace == null
                        ? null
                        : new SecondTrace(flags.open(targetTrace, plugins, options), map(targetMap, pageSizeBytes)),
                recordedTrace == null
                        ? null
                        : new SecondTrace(
                                flags.open(recordedTrace, plugins, options), map(recordedMap, pageSizeBytes)));
    }

    private static void requireTrace(String name, @Nullable Path trace, @Nullable Path map) {
        if (trace == null && map != null) {
            throw new InputException(
                    "--" + name + "-map: there is no --" + name + "-trace whose pages it could move. Name one");
        }
    }

    static @Nullable PageMap map(@Nullable Path path, long pageSizeBytes) {
        return path == null ? null : PageMap.read(path, pageSizeBytes);
    }
}
