package tandem.engine.trace;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/** A format for tests: lines of {@code read ADDRESS.}, the address hexadecimal. */
class TextFormat extends LineFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String help() {
        return "Lines, for tests";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return sample.lines().stream().anyMatch(line -> line.startsWith("read "));
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        if (!line.has("read ", 0) || line.at(line.length() - 1) != '.') {
            throw line.error("no record");
        }
        sink.access(0, line.hexadecimal(5, line.length() - 1), 1, AccessKind.READ);
    }
}
