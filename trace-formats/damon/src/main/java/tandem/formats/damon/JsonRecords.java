package tandem.formats.damon;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * What {@code damo record} writes, compressed with zlib or not:
 *
 * <pre>{@code
 * [{"target_id": 0, "snapshots": [{"start_time": "539809434100", "end_time": "539914032967",
 *   "regions": [{"start": "94,827,419,009,024", "end": "94,827,423,150,080",
 *     "nr_accesses": {"samples": 7, "percent": null}, "age": {"usec": null, "aggr_intervals": null}}]}]}]
 * }</pre>
 */
final class JsonRecords implements TraceFormat {
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\[\\s*\\{\\s*\"(kdamond_idx|target_id)\"\\s*:");
    private static final int BEGINNING_BYTES = 200;

    private final Regions regions;

    JsonRecords(Regions regions) {
        this.regions = regions;
    }

    @Override
    public String name() {
        return "damon";
    }

    @Override
    public String help() {
        return "";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        StringBuilder beginning = new StringBuilder();
        for (int i = 0; i < Math.min(BEGINNING_BYTES, sample.length()); i++) {
            beginning.append((char) (sample.at(i) & 0xff));
        }
        return BEGINNING.matcher(beginning).lookingAt();
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        Json json = new Json(input);
        json.take('[');
        while (json.hasMore(']')) {
            record(json, sink);
        }
        json.end();
    }

    private void record(Json json, AccessSink sink) throws IOException {
        String target = null;
        json.take('{');
        while (json.hasMore('}')) {
            switch (json.name()) {
                case "target_id" -> target = json.text();
                case "snapshots" -> {
                    json.take('[');
                    while (json.hasMore(']')) {
                        snapshot(json, target, sink);
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void snapshot(Json json, @Nullable String target, AccessSink sink) throws IOException {
        String end = null;
        json.take('{');
        while (json.hasMore('}')) {
            switch (json.name()) {
                case "end_time" -> end = json.text();
                case "regions" -> {
                    if (target == null || end == null) {
                        throw new TraceException("target_id and end_time are to come before the regions");
                    }
                    regions.snapshot(target, Times.nanos(end));
                    json.take('[');
                    while (json.hasMore(']')) {
                        region(json, sink);
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void region(Json json, AccessSink sink) throws IOException {
        String start = null;
        String end = null;
        String samples = null;
        json.take('{');
        while (json.hasMore('}')) {
            switch (json.name()) {
                case "start" -> start = json.text();
                case "end" -> end = json.text();
                case "nr_accesses" -> samples = samples(json);
                default -> json.skip();
            }
        }
        if (start == null || end == null || samples == null) {
            throw new TraceException("a region lacks its start, its end or the samples of its nr_accesses");
        }
        regions.region(Json.unsigned(start), Json.unsigned(end), number(samples), sink);
    }

    private static @Nullable String samples(Json json) throws IOException {
        String samples = null;
        json.take('{');
        while (json.hasMore('}')) {
            if (json.name().equals("samples")) {
                samples = json.text();
            } else {
                json.skip();
            }
        }
        return samples;
    }

    private static long number(String samples) throws TraceException {
        return samples.startsWith("-") ? -Json.unsigned(samples.substring(1)) : Json.unsigned(samples);
    }
}
