package tandem.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A trace format of text lines: the subclass reads one line at a time. Lines end in LF or CR LF; the last may lack its
 * end. A byte order mark of UTF-8 before the first is left out.
 */
public abstract class LineFormat implements TraceFormat {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int LONGEST_LINE_BYTES = 1 << 20;

    /** Reads one line, which is valid during the call only. Empty lines are passed too. */
    protected abstract void line(Line line, AccessSink sink) throws TraceException;

    /** Called before the first line. */
    protected void begin(TraceInput input) throws IOException {}

    /** Called after the last line. */
    protected void end(AccessSink sink) throws IOException {}

    @Override
    public final void read(TraceInput input, AccessSink sink) throws IOException {
        begin(input);
        Line line = new Line(new byte[CHUNK_BYTES]);
        try {
            readLines(input.stream(), line, sink);
        } finally {
            input.atLine(line.number);
        }
        end(sink);
    }

    private void readLines(InputStream stream, Line line, AccessSink sink) throws IOException {
        int filled = 0;
        boolean more = true;
        while (more) {
            int count = stream.read(line.buffer, filled, line.buffer.length - filled);
            more = count >= 0;
            filled += Math.max(count, 0);
            int first = line.number == 0 ? line.afterMark(0, filled) : 0;
            int start = wholeLines(line, first, filled, sink);
            if (!more && start < filled) {
                line(line.next(start, filled), sink);
            }
            filled -= start;
            makeRoom(line, start, filled);
        }
    }

    /** Passes on the lines that have their end; answers where the next one starts. */
    private int wholeLines(Line line, int first, int filled, AccessSink sink) throws TraceException {
        int start = first;
        for (int end = line.find('\n', start, filled); end >= 0; end = line.find('\n', start, filled)) {
            line(line.next(start, end), sink);
            start = end + 1;
        }
        return start;
    }

    private static void makeRoom(Line line, int start, int filled) throws TraceException {
        if (filled >= LONGEST_LINE_BYTES) {
            line.number++;
            throw new TraceException("a line of more than " + LONGEST_LINE_BYTES + " bytes: this is not a text trace");
        }
        byte[] from = line.buffer;
        if (filled == from.length) {
            line.buffer = Arrays.copyOf(from, 2 * from.length);
        } else {
            System.arraycopy(from, start, from, 0, filled);
        }
    }
}
