package tandem.engine.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952) with all its members, or zlib (RFC 1950).
 *
 * <p>The JDK's gzip stream takes a file for whole whose second member is cut or damaged.
 */
final class InflatedStream extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final RawStream raw;
    private final boolean gzip;
    private final Inflater inflater;
    private final CRC32 crc = new CRC32();

    private InflatedStream(RawStream raw, boolean gzip) {
        this.raw = raw;
        this.gzip = gzip;
        inflater = new Inflater(gzip);
    }

    static InputStream gzip(RawStream raw) throws IOException {
        InflatedStream stream = new InflatedStream(raw, true);
        stream.header();
        return stream;
    }

    static InputStream zlib(RawStream raw) {
        return new InflatedStream(raw, false);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count == 0 && length > 0) {
            if (inflater.finished() && !nextMember()) {
                return -1;
            }
            count = inflate(target, offset, length);
        }
        return count;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        ByteBuffer input = raw.peek();
        if (!input.hasRemaining()) {
            throw new EOFException();
        }
        int start = input.position();
        inflater.setInput(input);
        try {
            int count = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new IOException("it needs a dictionary");
            }
            crc.update(target, offset, count);
            return count;
        } catch (DataFormatException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            raw.use(input.position() - start);
        }
    }

    private boolean nextMember() throws IOException {
        if (!gzip) {
            return false;
        }
        if (number(4) != crc.getValue() || number(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new IOException("its checksum does not fit");
        }
        if (!raw.peek().hasRemaining()) {
            return false;
        }
        header();
        inflater.reset();
        crc.reset();
        return true;
    }

    private void header() throws IOException {
        if (number(2) != 0x8b1f) {
            throw new IOException("something else follows the data");
        }
        if (number(1) != 8) {
            throw new IOException("an unknown method of compression");
        }
        int flags = (int) number(1);
        number(6);
        if ((flags & RESERVED) != 0) {
            throw new IOException("unknown flags in its header");
        }
        for (long left = (flags & EXTRA) != 0 ? number(2) : 0; left > 0; left--) {
            number(1);
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        number((flags & HEADER_CRC) != 0 ? 2 : 0);
    }

    private void skipText(boolean present) throws IOException {
        for (boolean more = present; more; more = number(1) != 0) {}
    }

    private long number(int bytes) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 8 * bytes; shift += 8) {
            int next = raw.read();
            if (next < 0) {
                throw new EOFException();
            }
            value |= (long) next << shift;
        }
        return value;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
