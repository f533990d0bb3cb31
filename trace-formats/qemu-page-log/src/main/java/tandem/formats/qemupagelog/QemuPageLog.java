package tandem.formats.qemupagelog;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * The pages that a virtual machine touches, by time:
 *
 * <pre>{@code
 * t_us,page,kind
 * 0,7168,X
 * 0,10755,W
 * }</pre>
 *
 * <p>Microseconds of guest time, a guest-physical page of 4096 bytes, and R for a read, W for a write, X for a fetch.
 * The columns may stand in any order and be called {@code time_us} and {@code op}; where there is no kind, all are
 * writes. A file that is cut within the last page number looks like a whole one where that is the last column.
 */
@Extension
public final class QemuPageLog extends LineFormat {
    private static final List<String> TIMES = List.of("t_us", "time_us");
    private static final List<String> KINDS = List.of("kind", "op");
    private static final String PAGE = "page";

    private static final int PAGE_SHIFT = 12;
    private static final long LAST_PAGE = -1L >>> PAGE_SHIFT;
    private static final long MICROSECOND = 1_000;

    private int columns;
    private int time;
    private int page;

    @Override
    public String name() {
        return "qemu-page-log";
    }

    @Override
    public String help() {
        return """
            The pages that a virtual machine touches, by time, as a QEMU plugin can log them.

            t_us,page,kind
            0,7168,X
            0,10755,W

            Microseconds, guest-physical page / 4096, and R, W or X (fetch); without kind all are writes. The columns
            may be called time_us and op, and stand in any order. Such a log usually leaves out touches soon after
            another of the same page, and with them what is hot within that time.\
            """;
    }

    @Override
    public boolean guestPhysical() {
        return true;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        List<String> lines = sample.lines();
        return !lines.isEmpty() && isHeader(names(lines.get(0)));
    }

    private static List<String> names(String header) {
        return Arrays.asList(header.split(",", -1));
    }

    private static boolean isHeader(List<String> names) {
        return names.stream().allMatch(name -> TIMES.contains(name) || KINDS.contains(name) || name.equals(PAGE))
                && names.stream().filter(TIMES::contains).count() == 1
                && names.stream().filter(KINDS::contains).count() == names.size() - 2
                && names.size() <= 3
                && names.contains(PAGE);
    }

    @Override
    protected void begin(TraceInput input) throws IOException {
        columns = 0;
        input.warn("a page log leaves out touches soon after another of the same page and kind (within 4 ms in those"
                + " recorded with Tandem): the order of first touches is right, but what is dirtied again within that"
                + " time, and the stalls on it, are missing");
        List<String> lines = input.sample().lines();
        if (!lines.isEmpty() && names(lines.get(0)).stream().noneMatch(KINDS::contains)) {
            input.warn("this log has writes only: pages that are but read are missing, and reads that would wait for a"
                    + " page, so post-copy and concurrent-queue look better than they are");
        }
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        if (columns == 0) {
            header(line);
        } else if (line.length() > 0) {
            record(line, sink);
        }
    }

    private void header(Line line) throws TraceException {
        List<String> names = names(line.toString());
        if (!isHeader(names)) {
            throw line.error("the first line is to name the columns: t_us,page,kind or t_us,page");
        }
        columns = names.size();
        page = names.indexOf(PAGE);
        time = names.indexOf(TIMES.get(0)) + names.indexOf(TIMES.get(1)) + 1;
    }

    private void record(Line line, AccessSink sink) throws TraceException {
        long nanos = 0;
        long number = 0;
        AccessKind kind = AccessKind.WRITE;
        int from = 0;
        for (int column = 0; column < columns; column++) {
            int to = column == columns - 1 ? line.length() : line.indexOf(',', from);
            if (to < 0) {
                throw line.error("fewer than " + columns + " columns: the file was cut off here");
            }
            if (column == page) {
                number = line.decimal(from, to);
            } else if (column == time) {
                nanos = line.nanos(from, to, MICROSECOND);
            } else {
                kind = kind(line, from, to);
            }
            from = to + 1;
        }
        if (number > LAST_PAGE) {
            throw line.error("no page has the number " + number);
        }
        sink.access(nanos, 0, number << PAGE_SHIFT, 1, kind);
    }

    private static AccessKind kind(Line line, int from, int to) throws TraceException {
        byte letter = to - from == 1 ? line.at(from) : 0;
        return switch (letter) {
            case 'R' -> AccessKind.READ;
            case 'W' -> AccessKind.WRITE;
            case 'X' -> AccessKind.FETCH;
            default -> throw line.error("a kind is R, W or X");
        };
    }
}
