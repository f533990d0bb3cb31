package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The only file in a zip archive, or its files {@code chunk.0000}, {@code chunk.0001} …, which are parts of one trace.
 *
 * <p>Read by the directory at the archive's end, so that an archive that was cut is refused.
 */
final class ZipStream extends InputStream {
    private static final Comparator<ZipEntry> BY_NUMBER =
            Comparator.<ZipEntry>comparingInt(entry -> entry.getName().length()).thenComparing(ZipEntry::getName);
    private static final int MOST_NAMES = 8;

    private final RawStream raw;
    private final ZipFile zip;
    private final Iterator<ZipEntry> parts;
    private ZipEntry part;
    private CheckedInputStream content;
    private long packedBefore;
    private long unpacked;

    ZipStream(RawStream raw) throws IOException {
        this.raw = raw;
        raw.skipToEnd();
        zip = new ZipFile(raw.file().toFile());
        try {
            parts = parts().iterator();
            part = parts.next();
            content = content(part);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private List<ZipEntry> parts() throws IOException {
        List<ZipEntry> files = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .sorted(BY_NUMBER)
                .collect(Collectors.toList());
        if (files.isEmpty()) {
            throw new TraceFileException(raw.file(), "the zip archive holds no file");
        }
        boolean chunks = files.stream().allMatch(file -> file.getName().matches("chunk\\.\\d{4,}"));
        if (files.size() > 1 && !chunks) {
            throw new TraceFileException(
                    raw.file(), "the zip archive holds several files (" + names(files) + "): unpack it and name one");
        }
        if (chunks) {
            checkComplete(files);
        }
        return files;
    }

    private static String names(List<ZipEntry> files) {
        String names = files.stream().limit(MOST_NAMES).map(ZipEntry::getName).collect(Collectors.joining(", "));
        return files.size() > MOST_NAMES ? names + ", …" : names;
    }

    private void checkComplete(List<ZipEntry> chunks) throws IOException {
        for (int i = 0; i < chunks.size(); i++) {
            String name = String.format(Locale.ROOT, "chunk.%04d", i);
            if (!chunks.get(i).getName().equals(name)) {
                throw new TraceFileException(raw.file(), "the zip archive lacks " + name + ": the trace is not whole");
            }
        }
    }

    private CheckedInputStream content(ZipEntry entry) throws IOException {
        return new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = content.read(target, offset, length);
        while (count < 0) {
            finishPart();
            if (!parts.hasNext()) {
                return -1;
            }
            part = parts.next();
            content = content(part);
            count = content.read(target, offset, length);
        }
        unpacked += count;
        raw.tellUsed(packedBefore + (long) ((double) unpacked / part.getSize() * part.getCompressedSize()));
        return count;
    }

    private void finishPart() throws IOException {
        if (unpacked != part.getSize() || content.getChecksum().getValue() != part.getCrc()) {
            throw new IOException("the checksum of " + part + " does not fit");
        }
        packedBefore += part.getCompressedSize();
        unpacked = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
