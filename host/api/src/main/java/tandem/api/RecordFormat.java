package tandem.api;

import java.io.IOException;

/**
 * A trace format of binary records of one size, whose numbers are little-endian: the subclass reads one record at a
 * time. A trace that ends within a record is an error; one that was cut between two looks like a whole one.
 */
public abstract class RecordFormat implements TraceFormat {
    /**
     * How many bytes a record has in the trace that begins with {@code beginning}.
     *
     * @throws TraceException where that cannot be told
     */
    protected abstract int recordBytes(TraceSample beginning) throws TraceException;

    /** Reads the record at which {@code record} stands; it does not go on to the next. */
    protected abstract void record(RecordReader record, AccessSink sink) throws TraceException;

    @Override
    public final void read(TraceInput input, AccessSink sink) throws IOException {
        input.atByte(0);
        RecordReader records = new RecordReader(input, recordBytes(input.sample()));
        try {
            while (records.next()) {
                record(records, sink);
            }
        } finally {
            records.tellPlace();
        }
    }
}
