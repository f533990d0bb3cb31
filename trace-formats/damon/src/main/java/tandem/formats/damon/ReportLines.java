package tandem.formats.damon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * What {@code damo report raw} prints, a block a snapshot:
 *
 * <pre>{@code
 * monitoring_start:                0 ns
 * monitoring_end:            104.599 ms
 * monitoring_duration:       104.599 ms
 * target_id: 18446623438842320000
 * nr_regions: 1
 * # start_addr     end_addr        length  nr_accesses   age
 * 563ebaa00000-563ebadf3000 (   3.949 MiB)           7    -1
 * }</pre>
 */
final class ReportLines extends LineFormat {
    private static final Pattern FIELD = Pattern.compile("(monitoring_end|target_id|nr_regions):\\s+(\\S.*)");
    private static final Pattern REGION = Pattern.compile("(?<start>\\p{XDigit}{1,16})-(?<end>\\p{XDigit}{1,16})"
            + " \\([^)]*\\)\\s+(?<samples>-?\\d{1,18})\\s+-?\\d+\\s*");
    private static final Pattern REMARK = Pattern.compile(
            "\\s*|# start_addr .*|base_time_absolute: .*|data source: .*|monitoring_(start|duration): .*");
    private static final int LONGEST_LINE = 500;

    private final Regions regions;
    private long nanos;
    private String target = "";
    private long regionsLeft;

    ReportLines(Regions regions) {
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
                .limit(4)
                .anyMatch(line -> line.startsWith("base_time_absolute: ") || line.startsWith("monitoring_start: "));
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        String text = line.length() > LONGEST_LINE ? "?" : line.toString();
        Matcher region = REGION.matcher(text);
        Matcher field = FIELD.matcher(text);
        if (region.matches()) {
            region(line, region, sink);
        } else if (field.matches()) {
            field(line, field.group(1), field.group(2).strip());
        } else if (!REMARK.matcher(text).matches()) {
            throw line.error("this is no line of damo report raw, or one that was cut off");
        }
    }

    private void region(Line line, Matcher region, AccessSink sink) throws TraceException {
        if (--regionsLeft < 0) {
            throw line.error("there are more regions than the snapshot's nr_regions says");
        }
        regions.region(
                line.hexadecimal(region.start("start"), region.end("start")),
                line.hexadecimal(region.start("end"), region.end("end")),
                Long.parseLong(region.group("samples")),
                sink);
    }

    private void field(Line line, String name, String value) throws TraceException {
        checkComplete();
        switch (name) {
            case "monitoring_end" -> nanos = Times.nanos(value);
            case "target_id" -> target = value;
            default -> {
                regionsLeft = line.decimal(line.length() - value.length(), line.length());
                regions.snapshot(target, nanos);
            }
        }
    }

    private void checkComplete() throws TraceException {
        if (regionsLeft > 0) {
            throw new TraceException(regionsLeft + " regions of the snapshot are missing: the file was cut off");
        }
    }

    @Override
    protected void end(AccessSink sink) throws TraceException {
        checkComplete();
    }
}
