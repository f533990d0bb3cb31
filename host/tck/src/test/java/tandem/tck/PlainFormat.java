package tandem.tck;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/** Lines of kind, address and size. */
abstract class PlainFormat extends LineFormat {
    private static final String KINDS = "RWXM";

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String help() {
        return """
                Lines, for tests: kind, address, size.

                R 7f0010 8
                W 7f2004 4""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return sample.lines().stream().limit(1).anyMatch(line -> line.matches("[RWXM] [0-9a-f]{1,16} [0-9]{1,3}"));
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        int kind = KINDS.indexOf(line.at(0));
        int space = line.indexOf(' ', 2);
        if (kind < 0 || line.at(1) != ' ' || space < 0) {
            throw line.error("no record");
        }
        AccessKind[] kinds = {AccessKind.READ, AccessKind.WRITE, AccessKind.FETCH, AccessKind.MODIFY};
        access(sink, line.hexadecimal(2, space), line.decimal(space + 1, line.length()), kinds[kind]);
    }

    /** Passes a record on. */
    protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
        sink.access(0, address, sizeBytes, kind);
    }
}
