package tandem.formats.damon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * The tracepoint, a line a region:
 *
 * <pre>{@code
 * kdamond.0    77 [000]  1970.493299: damon:damon_aggregated: target_id=0 nr_regions=2597 4324540416-4324548608: 7 0
 * }</pre>
 *
 * <p>Addresses are decimal, the end exclusive; after the number of accesses, newer kernels tell the age. Regions ascend
 * within a snapshot, which is how its end is told, and are as many as nr_regions says. perf loses events where its
 * buffer is full, so that only the last snapshot, and one of too many regions, is refused; of others there is a warning.
 */
final class TracepointLines extends LineFormat {
    private static final Pattern RECORD = Pattern.compile(
            "\\s*\\S.*?\\s(?<time>\\d+\\.\\d{6,9}):\\s+(damon:)?damon_aggregated:\\s+target_id=(?<target>\\d+)"
                    + " nr_regions=(?<regions>\\d+) (?<start>\\d+)-(?<end>\\d+): (?<samples>\\d+)( \\d+)?\\s*");
    private static final Pattern REMARK = Pattern.compile("\\s*|#.*|cpus=\\d+|.*damon_monitor_intervals_tune:.*");
    private static final int LONGEST_LINE = 500;
    private static final int LINES_TO_LOOK_AT = 200;
    private static final long SECOND = 1_000_000_000;

    private static final Snapshot NONE = new Snapshot(0, 0);

    private final Regions regions;
    private @Nullable TraceInput input;
    private long lines;
    private Snapshot snapshot = NONE;
    private long snapshots;
    private long torn;
    private Snapshot firstTorn = NONE;

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
    protected void begin(TraceInput newInput) {
        input = newInput;
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        lines++;
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
        long start = Json.unsigned(record.group("start"));
        long end = Json.unsigned(record.group("end"));
        long nanos = line.nanos(record.start("time"), record.end("time"), SECOND);
        long count = line.decimal(record.start("regions"), record.end("regions"));
        if (!regions.wants(name) || snapshot.repeats(count, start, end, nanos)) {
            return;
        }
        if (!snapshot.goesOn(count, start, nanos)) {
            checkWhole();
            snapshot = new Snapshot(lines, count);
            snapshots++;
            regions.snapshot(name, nanos);
        }
        snapshot.add(start, end, nanos);
        regions.region(start, end, line.decimal(record.start("samples"), record.end("samples")), sink);
    }

    private void checkWhole() {
        if (!snapshot.isWhole()) {
            firstTorn = torn == 0 ? snapshot : firstTorn;
            torn++;
        }
    }

    @Override
    protected void end(AccessSink sink) throws TraceException {
        if (!snapshot.isWhole()) {
            throw new TraceException("the last snapshot is that " + snapshot
                    + ": the trace was cut off; leave out these lines to read the others");
        }
        if (torn > 0 && input != null) {
            input.warn("regions are missing in " + torn + " of " + snapshots + " snapshots, first in that " + firstTorn
                    + ": perf lost events, or the trace was damaged. Memory that was in use may be missing; perf record"
                    + " -m 16M loses fewer");
        }
    }
}
