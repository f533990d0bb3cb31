package tandem.formats.champsim;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.RecordReader;
import tandem.api.TraceException;

/**
 * Accesses of some records, to be passed on together. Whether an address is there is not branched on, for no processor
 * could foretell it.
 */
final class Gathered {
    private static final AccessKind[] KINDS = AccessKind.values();
    private static final byte FETCH = (byte) AccessKind.FETCH.ordinal();
    private static final byte READ = (byte) AccessKind.READ.ordinal();
    private static final byte WRITE = (byte) AccessKind.WRITE.ordinal();
    private static final int CAPACITY = 512;
    private static final int LARGEST_RECORD = 9;

    private final AccessSink sink;
    private final long[] addresses = new long[CAPACITY];
    /** The ordinals of the kinds. */
    private final byte[] kinds = new byte[CAPACITY];

    private int count;

    Gathered(AccessSink sink) {
        this.sink = sink;
    }

    boolean hasRoom() {
        return count <= CAPACITY - LARGEST_RECORD;
    }

    /** Adds what the record at hand tells: its instruction, then what that reads and writes. */
    void add(RecordReader record, Layout layout) {
        addresses[count] = record.int64(0);
        kinds[count] = FETCH;
        int end = count + 1;
        if (layout == Layout.CHAMPSIM) {
            end = addTwo(record.int64(32), record.int64(40), READ, end);
            end = addTwo(record.int64(48), record.int64(56), READ, end);
            end = addTwo(record.int64(16), record.int64(24), WRITE, end);
        } else {
            end = addTwo(record.int64(56), record.int64(64), READ, end);
            end = addTwo(record.int64(72), record.int64(80), READ, end);
            end = addTwo(record.int64(24), record.int64(32), WRITE, end);
            end = addTwo(record.int64(40), record.int64(48), WRITE, end);
        }
        count = end;
    }

    private int addTwo(long first, long second, byte kind, int end) {
        return add(second, kind, add(first, kind, end));
    }

    private int add(long address, byte kind, int end) {
        addresses[end] = address;
        kinds[end] = kind;
        return end + (int) ((address | -address) >>> (Long.SIZE - 1));
    }

    /** Passes them on, in the order in which they came. */
    void pass() throws TraceException {
        for (int i = 0; i < count; i++) {
            sink.access(0, addresses[i], 1, KINDS[kinds[i]]);
        }
        count = 0;
    }
}
