package tandem.formats.oraclegeneral;

import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Option;
import tandem.api.RecordFormat;
import tandem.api.RecordReader;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * libCacheSim's traces oracleGeneral and oracleGeneralOpNS: a record of 24 or 27 bytes for each request to a cache,
 * little-endian, without a header.
 *
 * <pre>
 * oracleGeneral                                oracleGeneralOpNS
 *  0  u32  time in seconds                      0  u32  time in seconds
 *  4  u64  object                               4  u64  object
 * 12  u32  size of the object in bytes         12  u32  size of the object in bytes
 * 16  i64  number of the next request of the   16  u8   operation: 1 get, 3 set, 12 read, 13 write …
 *          object, from 1; -1, or the          17  u16  name space
 *          greatest number, for none           19  i64  next request, as there
 * </pre>
 *
 * <p>Objects are numbered, or hashed; each is taken for a page of 4096 bytes at object × 4096, which keeps the lower 52
 * bits of a hash. What exceeds the page of an object's size would lie in other objects, so it is left off. Where there
 * is no operation, all are reads. A file that is cut between two records looks like a whole one.
 */
@Extension
public final class OracleGeneral extends RecordFormat {
    private static final int PAGE_BYTES = 4096;
    private static final long NANOS = 1_000_000_000;
    private static final String NOTE =
            "requests to a cache, each object taken for a page of its own: the figures tell how"
                    + " strategies bear such a load, not what migrating that machine would cost";

    @Option(
            name = "layout",
            defaultValue = "auto",
            help = "general: records of 24 bytes; op-ns: of 27, with operations; auto: what the content looks like")
    Layout layout = Layout.AUTO;

    private Layout found = Layout.AUTO;

    @Override
    public String name() {
        return "oracle-general";
    }

    @Override
    public String help() {
        return """
                libCacheSim's oracleGeneral and oracleGeneralOpNS traces: requests to a cache, with times.

                A record of 24 bytes: u32 seconds, u64 object, u32 size, i64 next request; little-endian.
                Or of 27: u32 seconds, u64 object, u32 size, u8 operation, u16 name space, i64 next request.

                An object is taken for a page: an access to its first bytes, its size but no more than 4096, at
                object × 4096 (modulo 2^64, for objects that are hashes). Without operations all are reads.
                These are no accesses to memory: they show how a strategy does under a production's skew.""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        Layout looked = Layout.of(sample.buffer(), 2);
        return looked != null && (!sample.whole() || sample.length() % looked.recordBytes == 0);
    }

    @Override
    protected int recordBytes(TraceSample beginning) throws TraceException {
        Layout looked = layout == Layout.AUTO ? Layout.of(beginning.buffer(), 1) : layout;
        if (looked == null) {
            throw new TraceException("these look like records of neither layout: where they are, say which, for example"
                    + " --option oracle-general.layout=general");
        }
        found = looked;
        return found.recordBytes;
    }

    @Override
    protected void record(RecordReader record, AccessSink sink) throws TraceException {
        if (record.offset() == 0) {
            record.warn(NOTE);
        }
        long sizeBytes = Math.min(record.uint32(Layout.SIZE), PAGE_BYTES);
        AccessKind kind = found == Layout.OP_NS ? kind(record.uint8(Layout.OPERATION)) : AccessKind.READ;
        sink.access(record.uint32(0) * NANOS, 0, record.int64(Layout.OBJECT) * PAGE_BYTES, sizeBytes, kind);
    }

    /** What libCacheSim's operations do: sets, adds, replacements and deletions write; updates read and write. */
    private static AccessKind kind(int operation) throws TraceException {
        return switch (operation) {
            case 0, 1, 2, 12 -> AccessKind.READ;
            case 3, 4, 5, 6, 9, 13 -> AccessKind.WRITE;
            case 7, 8, 10, 11, 14 -> AccessKind.MODIFY;
            default -> throw new TraceException("libCacheSim has no operation " + operation);
        };
    }
}
