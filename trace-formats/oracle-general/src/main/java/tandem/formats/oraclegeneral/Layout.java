package tandem.formats.oraclegeneral;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The two layouts of records, which differ in what lies between the size of an object and its next request. */
enum Layout {
    /** Of the two, the one that the content looks like. */
    AUTO(0),
    GENERAL(24),
    OP_NS(27);

    static final int OBJECT = 4;
    static final int SIZE = 12;
    static final int OPERATION = 16;

    private static final int LAST_OPERATION = 14;
    private static final long MOST_REQUESTS = 1L << 40;

    final int recordBytes;

    Layout(int recordBytes) {
        this.recordBytes = recordBytes;
    }

    /** The layout of these records, {@code least} at least; null for none. */
    static @Nullable Layout of(ByteBuffer bytes, int least) {
        return GENERAL.fits(bytes, least) ? GENERAL : OP_NS.fits(bytes, least) ? OP_NS : null;
    }

    private boolean fits(ByteBuffer bytes, int least) {
        int records = bytes.limit() / recordBytes;
        long before = 0;
        for (int i = 0; i < records; i++) {
            int start = i * recordBytes;
            long time = bytes.getInt(start) & 0xffff_ffffL;
            if (time < before || bytes.getInt(start + SIZE) <= 0 || !isFollowed(bytes, i, records)) {
                return false;
            }
            if (this == OP_NS && (bytes.get(start + OPERATION) < 0 || bytes.get(start + OPERATION) > LAST_OPERATION)) {
                return false;
            }
            before = time;
        }
        return records >= least;
    }

    /** Whether the next request is of the same object, where it can be seen. Some traces number requests from 0. */
    private boolean isFollowed(ByteBuffer bytes, int index, int records) {
        long next = bytes.getLong((index + 1) * recordBytes - Long.BYTES);
        if (next == -1 || next == Long.MAX_VALUE) {
            return true;
        }
        if (next <= index || next >= MOST_REQUESTS) {
            return false;
        }
        return next >= records
                || isOfOneObject(bytes, index, (int) next)
                || (next - 1 > index && isOfOneObject(bytes, index, (int) next - 1));
    }

    private boolean isOfOneObject(ByteBuffer bytes, int one, int other) {
        return bytes.getLong(one * recordBytes + OBJECT) == bytes.getLong(other * recordBytes + OBJECT);
    }
}
