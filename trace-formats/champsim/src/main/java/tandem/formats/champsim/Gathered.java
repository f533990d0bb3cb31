package tandem.formats.champsim;

import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.RecordReader;
import tandem.api.TraceException;

/**
 * Accesses of some records, to be passed on together. Whether an address is there is not branched on, for no processor
 * could foretell it.
 */
final class Gathered {
    private static final int LARGEST_RECORD = 9;

    private final AccessSink sink;
    private final AccessBatch batch = new AccessBatch();

    private int count;

    Gathered(AccessSink sink) {
        this.sink = sink;
        batch.setAll(0, 1);
    }

    boolean hasRoom() {
        return count <= AccessBatch.CAPACITY - LARGEST_RECORD;
    }

    /** Adds what the record at hand tells: its instruction, then what that reads and writes. */
    void add(RecordReader record, Layout layout) {
        batch.set(count, record.int64(0), AccessKind.FETCH);
        int end = count + 1;
        if (layout == Layout.CHAMPSIM) {
            end = addTwo(record.int64(32), record.int64(40), AccessKind.READ, end);
            end = addTwo(record.int64(48), record.int64(56), AccessKind.READ, end);
            end = addTwo(record.int64(16), record.int64(24), AccessKind.WRITE, end);
        } else {
            end = addTwo(record.int64(56), record.int64(64), AccessKind.READ, end);
            end = addTwo(record.int64(72), record.int64(80), AccessKind.READ, end);
            end = addTwo(record.int64(24), record.int64(32), AccessKind.WRITE, end);
            end = addTwo(record.int64(40), record.int64(48), AccessKind.WRITE, end);
        }
        count = end;
    }

    private int addTwo(long first, long second, AccessKind kind, int end) {
        return add(second, kind, add(first, kind, end));
    }

    private int add(long address, AccessKind kind, int end) {
        batch.set(end, address, kind);
        return end + (int) ((address | -address) >>> (Long.SIZE - 1));
    }

    /** Passes them on, in the order in which they came. */
    void pass() throws TraceException {
        batch.holds(count, false);
        sink.accesses(batch);
        count = 0;
    }
}
