package tandem.formats.tandembinary;

import java.io.IOException;
import java.io.OutputStream;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceInput;
import tandem.api.TraceSample;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;

/**
 * Tandem's own binary trace: all that a format can tell, small, checked, and fast to read.
 *
 * <p>A file is a head and blocks. Numbers of a fixed size are little-endian.
 *
 * <pre>
 * head      8 bytes  89 "TANDEM" 0a
 *           u32      version of the layout: 2
 *
 * block     u32      how many bytes its body has
 *           u32      CRC32C of these four bytes and the body
 *           body     a byte that says what it holds, and that:
 *
 * 1 or 2    varint   n, accesses: 1 to 65536
 *           varint   s, shapes: 1 to 256. A shape is what many accesses have in common:
 *           s times  u8      in the lower four bits the kind: 0 reads, 1 writes, 2 fetches an instruction, 3 reads and
 *                            writes; in the upper how many bytes the difference of the address has, 0 to 8
 *                    varint  vCPU
 *                    varint  bytes
 *           n times  u8      the shape of the access, from 0
 *           n times  bytes   its address less where the access before ended: the last one of the same kind, vCPU and
 *                            bytes; for fetches, the last fetch of the same vCPU. {@code (v << 1) ^ (v >> 63)}, the
 *                            lowest byte first
 *           n times  signed  in blocks 2: its time in nanoseconds less that of the access before in the block
 *
 * 0         varint   accesses in all blocks; this block is the last, and nothing follows it
 *           u8       1 where addresses are guest-physical, else 0
 *           varint   w, warnings that the format of the original gave
 *           w times  varint  bytes of it; then UTF-8
 * </pre>
 *
 * <p>Varint: 7 bits a byte, the lowest first, bit 7 set in all but the last. Signed: the same of {@code (v << 1) ^ (v
 * >> 63)}. Differences are modulo 2⁶⁴, and before a block's first access all is 0, so that a block needs no other. A
 * trace has blocks 1 or blocks 2: without times, or with.
 */
@Extension
public final class TandemBinary implements WritableTraceFormat {
    private boolean guestPhysical;

    @Override
    public String name() {
        return "tandem-binary";
    }

    @Override
    public String extension() {
        return "tandem";
    }

    @Override
    public String help() {
        return """
            Tandem's own binary trace, which keeps all that other formats tell: small and checked.

            The bytes 89 "TANDEM" 0a and u32 version, then blocks of up to 65536 accesses: u32 length of the body,
            u32 CRC32C, the body. An access is its shape (kind, vCPU and size), the difference of its address to
            the end of the access before where there is one, and that of its time where the trace has times.
            The last block says how many accesses there are: what was cut or damaged is refused.

            To make one of any other trace: tandem convert TRACE NAME.tandem
            or, smaller still: tandem convert TRACE NAME.tandem.zst\
            """;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return Layout.begins(sample.buffer());
    }

    @Override
    public boolean guestPhysical() {
        return guestPhysical;
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        BlockReader blocks = new BlockReader(input);
        AccessBlock accesses = new AccessBlock();
        long count = 0;
        int kind = blocks.next();
        while (kind != Layout.END) {
            count += accesses.pass(blocks.body(), kind == Layout.TIMED, sink);
            kind = blocks.next();
        }
        EndBlock end = EndBlock.decode(blocks.body());
        if (end.accesses() != count) {
            throw new TraceException("the trace had " + end.accesses() + " accesses when it was written, and now has "
                    + count + ": blocks of it are missing");
        }
        guestPhysical = end.guestPhysical();
        end.warnings().forEach(input::warn);
    }

    @Override
    public TraceWriter write(OutputStream out) throws IOException {
        return new BlockWriter(out);
    }
}
