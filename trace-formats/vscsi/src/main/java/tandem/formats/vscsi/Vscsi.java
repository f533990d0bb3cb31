package tandem.formats.vscsi;

import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.RecordFormat;
import tandem.api.RecordReader;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * What VMware's vscsiStats records of a virtual disk: a record for each request, little-endian, without a header.
 *
 * <pre>
 * version 1                          version 2
 *  0  u32  serial number              0  u16  SCSI command
 *  4  u32  length in bytes            2  u16  version, 2 in the high byte
 *  8  u32  scatter-gather entries     4  u32  serial number
 * 12  u16  SCSI command               8  u32  length in bytes
 * 14  u16  version, 1 in the         12  u32  scatter-gather entries
 *          high byte                 16  u64  first block, of 512 bytes
 * 16  u64  first block               24  u64  time in microseconds
 * 24  u64  time in microseconds      32  u64  response time
 * </pre>
 *
 * <p>The disk is taken for memory: a request is an access at block × 512. A file that is cut between two records looks
 * like a whole one.
 */
@Extension
public final class Vscsi extends RecordFormat {
    private static final int SECTOR_BITS = 9;
    private static final long NANOS = 1_000;
    private static final long LARGEST_TIME = Long.MAX_VALUE / NANOS;

    private Layout layout = Layout.V1;

    @Override
    public String name() {
        return "vscsi";
    }

    @Override
    public String help() {
        return """
                VMware's vscsiStats: requests to a virtual disk, with times.

                Records of 32 bytes (version 1: u32 serial, u32 bytes, u32 entries, u16 command, u16 version,
                u64 block, u64 microseconds) or of 40 (version 2: u16 command, u16 version, u32 serial,
                u32 bytes, u32 entries, u64 block, u64 microseconds, u64 response time); little-endian.

                The disk is taken for memory, a block for 512 bytes of it. These are no accesses to memory: they
                show how a strategy does under a production's skew.""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return Layout.of(sample.buffer()) != null;
    }

    @Override
    protected int recordBytes(TraceSample beginning) throws TraceException {
        Layout found = Layout.of(beginning.buffer());
        if (found == null) {
            throw new TraceException("these are records neither of version 1 nor of version 2");
        }
        layout = found;
        return layout.recordBytes;
    }

    @Override
    protected void record(RecordReader record, AccessSink sink) throws TraceException {
        if (record.offset() == 0) {
            record.warn(
                    "requests to a disk, not accesses to memory: the figures tell how strategies bear such a load, not"
                            + " what migrating that machine would cost");
        }
        @Nullable AccessKind kind = Layout.kind(record.uint16(layout.command));
        if (kind == null) {
            record.warn("requests that neither read nor write were left out");
            return;
        }
        long block = record.int64(layout.block);
        long micros = record.int64(layout.time);
        if (block >>> (Long.SIZE - SECTOR_BITS) != 0 || micros < 0 || micros > LARGEST_TIME) {
            throw new TraceException("a request for block " + Long.toUnsignedString(block) + " at "
                    + Long.toUnsignedString(micros) + " µs cannot be");
        }
        sink.access(micros * NANOS, 0, block << SECTOR_BITS, record.uint32(layout.length), kind);
    }
}
