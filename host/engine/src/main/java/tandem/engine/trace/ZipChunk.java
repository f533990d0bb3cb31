package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** One file in a zip archive, whole or with an exception, which is said again to one who reads on. */
final class ZipChunk extends InputStream {
    private final ZipFile zip;
    private final ZipEntry entry;
    private final CRC32 checksum = new CRC32();
    private @Nullable InputStream content;
    private long bytes;
    private @Nullable IOException failure;

    ZipChunk(ZipFile zip, ZipEntry entry) {
        this.zip = zip;
        this.entry = entry;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            int count = content().read(target, offset, length);
            bytes += Math.max(0, count);
            if (count < 0) {
                checkEnd();
            }
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private InputStream content() throws IOException {
        InputStream open = content;
        if (open == null) {
            open = new CheckedInputStream(zip.getInputStream(entry), checksum);
            content = open;
        }
        return open;
    }

    private void checkEnd() throws IOException {
        if (bytes != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw new IOException("the checksum of " + entry + " does not fit");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }
}
