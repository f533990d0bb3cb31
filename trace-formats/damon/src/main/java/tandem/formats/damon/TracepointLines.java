package tandem.formats.damon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * The tracepoint, a line a region:
 *
 * <pre>{@code
 * kdamond.0    77 [000]  1970.493299: damon:damon_aggregated: target_id=0 nr_regions=2597 4324540416-4324548608: 7 0
 * }</pre>
 *
 * <p>Addresses are decimal, the end exclusive; after the number of accesses, newer kernels tell the age. Regions ascend
 * within a snapshot, which is how its end is told: nr_regions can be one off.
 */
final class TracepointLines extends LineFormat {
    private static final Pattern RECORD = Pattern.compile(
            "\\s*\\S.*?\\s(?<time>\\d+\\.\\d{6,9}):\\s+(damon:)?damon_aggregated:\\s+target_id=(?<target>\\d+)"
                    + " nr_regions=\\d+ (?<start>\\d+)-(?<end>\\d+): (?<samples>\\d+)( \\d+)?\\s*");
    private static final Pattern REMARK = Pattern.compile("\\s*|#.*|cpus=\\d+|.*damon_monitor_intervals_tune:.*");
    private static final int LONGEST_LINE = 500;
    private static final int LINES_TO_LOOK_AT = 200;
    private static final long SECOND = 1_000_000_000;

    private final Regions regions;
    private String target = "";
    private long lastEnd;

    TracepointLines(Regions regions) {
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
        return sample.lines().stream()
                .limit(LINES_TO_LOOK_AT)
                .anyMatch(line ->
                        line.length() <= LONGEST_LINE && RECORD.matcher(line).matches());
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        String text = line.length() > LONGEST_LINE ? "?" : line.toString();
        Matcher record = RECORD.matcher(text);
        if (record.matches()) {
            region(line, record, sink);
        } else if (!REMARK.matcher(text).matches()) {
            throw line.error("this is no line of damon_aggregated, or one that was cut off; leave other events out");
        }
    }

    private void region(Line line, Matcher record, AccessSink sink) throws TraceException {
        String name = record.group("target");
        if (!regions.wants(name)) {
            return;
        }
        long start = Json.unsigned(record.group("start"));
        if (!name.equals(target) || Long.compareUnsigned(start, lastEnd) < 0) {
            regions.snapshot(name, line.nanos(record.start("time"), record.end("time"), SECOND));
            target = name;
        }
        lastEnd = Json.unsigned(record.group("end"));
        regions.region(start, lastEnd, line.decimal(record.start("samples"), record.end("samples")), sink);
    }
}
