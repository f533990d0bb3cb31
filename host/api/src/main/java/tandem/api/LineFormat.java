package tandem.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A trace format of text lines: the subclass reads one line at a time. Lines end in LF or CR LF; the last may lack its
 * end.
 */
public abstract class LineFormat implements TraceFormat {
    private static final int CHUNK_BYTES = 1 << 18;
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
        InputStream stream = input.stream();
        Line line = new Line(new byte[CHUNK_BYTES]);
        int filled = 0;
        long number = 0;
        boolean more = true;
        while (more) {
            int count = stream.read(line.buffer, filled, line.buffer.length - filled);
            more = count >= 0;
            filled += Math.max(count, 0);
            int start = 0;
            for (int end = line.find('\n', start, filled); end >= 0; end = line.find('\n', start, filled)) {
                input.atLine(++number);
                line(line.between(start, end), sink);
                start = end + 1;
            }
            if (!more && start < filled) {
                input.atLine(++number);
                line(line.between(start, filled), sink);
            }
            filled -= start;
            makeRoom(line, start, filled, input, number);
        }
        end(sink);
    }

    private static void makeRoom(Line line, int start, int filled, TraceInput input, long number)
            throws TraceException {
        if (filled >= LONGEST_LINE_BYTES) {
            input.atLine(number + 1);
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
