package tandem.api;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads binary records of one size, whose numbers are little-endian, one after the other: {@code while (records.next())
 * sum += records.int64(8);}. Offsets count from the record's first byte. It makes no object for a record.
 */
public final class RecordReader {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final int BLOCK_BYTES = 1 << 18;

    private final TraceInput input;
    private final InputStream stream;
    private final int recordBytes;
    private final byte[] block;
    private long blockOffset;
    private int record;
    private int end;
    private int torn;

    /** Reads all of {@code input} in records of {@code recordBytes}. */
    public RecordReader(TraceInput input, int recordBytes) throws IOException {
        this(input, recordBytes, BLOCK_BYTES);
    }

    /** As the other, but takes no more memory than {@code blockBytes} or a record. */
    public RecordReader(TraceInput input, int recordBytes, int blockBytes) throws IOException {
        this.input = input;
        this.recordBytes = recordBytes;
        stream = input.stream();
        block = new byte[Math.max(1, blockBytes / recordBytes) * recordBytes];
        record = -recordBytes;
    }

    private static VarHandle view(Class<?> numbers) {
        return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Goes to the next record; false where there is none.
     *
     * @throws TraceException where the input ends within a record, at whose beginning it sets the place
     */
    public boolean next() throws IOException {
        record += recordBytes;
        return record < end || readBlock();
    }

    private boolean readBlock() throws IOException {
        blockOffset += end;
        record = 0;
        end = 0;
        tellPlace();
        if (torn == 0) {
            int count = stream.readNBytes(block, 0, block.length);
            torn = count % recordBytes;
            end = count - torn;
        }
        if (end == 0 && torn > 0) {
            throw new TraceException("the trace is cut off: only " + torn + " of the " + recordBytes
                    + " bytes of this record are there");
        }
        return end > 0;
    }

    /** The place of the record's first byte in the trace; of the trace's end where there is no record left. */
    public long offset() {
        return blockOffset + record;
    }

    /** Tells the input where the record stands, for an error. For blocks of records it does so by itself. */
    public void tellPlace() {
        input.atByte(offset());
    }

    /** Warns of what the record shows, as {@link TraceInput#warn} does. */
    public void warn(String message) {
        input.warn(message);
    }

    /** The byte at {@code offset}, 0 to 255. */
    public int uint8(int offset) {
        return block[record + offset] & 0xff;
    }

    /** The two bytes at {@code offset}, without sign. */
    public int uint16(int offset) {
        return (short) SHORTS.get(block, record + offset) & 0xffff;
    }

    /** The four bytes at {@code offset}. */
    public int int32(int offset) {
        return (int) INTS.get(block, record + offset);
    }

    /** The four bytes at {@code offset}, without sign. */
    public long uint32(int offset) {
        return int32(offset) & 0xffff_ffffL;
    }

    /** The eight bytes at {@code offset}. */
    public long int64(int offset) {
        return (long) LONGS.get(block, record + offset);
    }
}
