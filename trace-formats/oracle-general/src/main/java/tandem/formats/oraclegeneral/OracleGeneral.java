package tandem.formats.oraclegeneral;

import java.nio.ByteBuffer;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.RecordFormat;
import tandem.api.RecordReader;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * libCacheSim's oracleGeneral traces: a record of 24 bytes for each request to a cache, little-endian, without a header.
 *
 * <pre>
 *  0  u32  time in seconds
 *  4  u64  object
 * 12  u32  size of the object in bytes
 * 16  i64  number of the next request of the object, from 1; -1, or the greatest number, for none
 * </pre>
 *
 * <p>Objects are numbered, or hashed; each is taken for a page of 4096 bytes at object × 4096, which keeps the lower 52
 * bits of a hash. What exceeds the page of an object's size would lie in other objects, so it is left off. Nothing tells
 * writes from reads: all are reads. A file that is cut between two records looks like a whole one.
 */
@Extension
public final class OracleGeneral extends RecordFormat {
    private static final int RECORD_BYTES = 24;
    private static final int OBJECT = 4;
    private static final int SIZE = 12;
    private static final int NEXT_REQUEST = 16;

    private static final int PAGE_BYTES = 4096;
    private static final long NANOS = 1_000_000_000;
    private static final long MOST_REQUESTS = 1L << 40;
    private static final String NOTE =
            "requests to a cache, each object taken for a page of its own, and all for reads:"
                    + " the figures tell how strategies bear such a load, not what migrating that machine would cost";

    @Override
    public String name() {
        return "oracle-general";
    }

    @Override
    public String help() {
        return """
                libCacheSim's oracleGeneral traces: requests to a cache, with times, without writes.

                A record of 24 bytes: u32 seconds, u64 object, u32 size, i64 next request; little-endian.

                An object is taken for a page: a read of its first bytes, its size but no more than 4096, at
                object × 4096 (modulo 2^64, for objects that are hashes). These are no accesses to memory: they
                show how a strategy does under a production's skew.""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        ByteBuffer bytes = sample.buffer();
        int records = bytes.limit() / RECORD_BYTES;
        if (records < 2 || (sample.whole() && bytes.limit() % RECORD_BYTES != 0)) {
            return false;
        }
        long before = 0;
        for (int i = 0; i < records; i++) {
            int start = i * RECORD_BYTES;
            long time = bytes.getInt(start) & 0xffff_ffffL;
            if (time < before || bytes.getInt(start + SIZE) <= 0 || !isFollowed(bytes, i, records)) {
                return false;
            }
            before = time;
        }
        return true;
    }

    /** Whether the next request is of the same object, where it can be seen. Some traces number requests from 0. */
    private static boolean isFollowed(ByteBuffer bytes, int index, int records) {
        long next = bytes.getLong(index * RECORD_BYTES + NEXT_REQUEST);
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

    private static boolean isOfOneObject(ByteBuffer bytes, int one, int other) {
        return bytes.getLong(one * RECORD_BYTES + OBJECT) == bytes.getLong(other * RECORD_BYTES + OBJECT);
    }

    @Override
    protected int recordBytes(TraceSample beginning) {
        return RECORD_BYTES;
    }

    @Override
    protected void record(RecordReader record, AccessSink sink) throws TraceException {
        if (record.offset() == 0) {
            record.warn(NOTE);
        }
        long sizeBytes = Math.min(record.uint32(SIZE), PAGE_BYTES);
        sink.access(record.uint32(0) * NANOS, 0, record.int64(OBJECT) * PAGE_BYTES, sizeBytes, AccessKind.READ);
    }
}
