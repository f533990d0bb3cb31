package tandem.formats.text;

import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.TraceException;
import tandem.api.TraceInput;

/** Reads a trace in one layout: comments, header, records. */
final class LayoutReader {
    private static final String EVENTS_WERE_LOST = "Lost ";

    private final TraceInput input;
    private final Comments comments;
    private final RecordReader records;
    private final Choice header;
    private boolean first = true;

    LayoutReader(Layout layout, TraceInput input) throws TraceException {
        this.input = input;
        comments = new Comments(layout.comments);
        records = new RecordReader(layout);
        header = layout.header;
    }

    void read(Line line, AccessSink sink) throws TraceException {
        if (comments.has(line)) {
            if (line.has(EVENTS_WERE_LOST, 0)) {
                input.warn("the recorder lost events, so accesses are missing: " + line);
            }
            return;
        }
        boolean skipped = first && isHeader(line);
        first = false;
        if (!skipped) {
            records.read(line, sink);
        }
    }

    /** A file with commas may begin with the names of its columns, one with blanks where users say so. */
    private boolean isHeader(Line line) {
        return header.or(records.byCommas() && records.namesColumns(line));
    }
}
