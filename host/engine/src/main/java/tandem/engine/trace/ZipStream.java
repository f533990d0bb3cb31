package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The only file in a zip archive, or its files {@code chunk.0000}, {@code chunk.0001} …, which are parts of one trace.
 *
 * <p>Read by the directory at the archive's end, so that an archive that was cut is refused. Other threads decompress the
 * next chunks while one is read.
 */
final class ZipStream extends InputStream {
    private static final Comparator<ZipEntry> BY_NUMBER =
            Comparator.<ZipEntry>comparingInt(entry -> entry.getName().length()).thenComparing(ZipEntry::getName);
    /** In the JDK's message: it opens no archive with such an entry, so that none can be asked for its method. */
    private static final Pattern OTHER_METHOD = Pattern.compile("bad compression method: (\\d+)");

    private static final int MOST_NAMES = 8;
    private static final int ALL_CHUNKS_BYTES = 1 << 26;
    private static final int LEAST_CHUNK_BYTES = 1 << 13;

    private final RawStream raw;
    private final ZipFile zip;
    private final int ahead;
    private final Iterator<ZipEntry> parts;
    private final Deque<Part> opened = new ArrayDeque<>();
    private long packedBefore;
    private long unpacked;

    /** Decompresses {@code ahead} chunks besides the one that is read. */
    ZipStream(RawStream raw, int ahead) throws IOException {
        this.raw = raw;
        raw.skipToEnd();
        zip = archive(raw.file());
        try {
            List<ZipEntry> files = parts();
            this.ahead = Math.min(ahead, files.size() - 1);
            parts = files.iterator();
            open();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static ZipFile archive(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            Matcher method = OTHER_METHOD.matcher(String.valueOf(e.getMessage()));
            if (method.find()) {
                throw new TraceFileException(
                        file,
                        "the zip archive is compressed by a method that is not read (" + method.group(1)
                                + ", where deflate is 8): unpack it, or compress it with deflate",
                        e);
            }
            throw e;
        }
    }

    private record Part(ZipEntry entry, InputStream content) {}

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
            if (chunks.size() > 1 && chunks.get(i).getSize() == 0) {
                throw new TraceFileException(raw.file(), name + " in the zip archive is empty: the trace is not whole");
            }
        }
    }

    private void open() {
        while (opened.size() <= ahead && parts.hasNext()) {
            ZipEntry entry = parts.next();
            opened.add(new Part(entry, content(entry)));
        }
    }

    private InputStream content(ZipEntry entry) {
        ZipChunk chunk = new ZipChunk(zip, entry);
        if (ahead == 0) {
            return chunk;
        }
        long bytes = Math.min(entry.getSize(), ALL_CHUNKS_BYTES / (ahead + 1));
        return new ReadAhead(chunk, raw::checkInterrupt, (int) Math.max(LEAST_CHUNK_BYTES, bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Part part = opened.element();
        int count = part.content().read(target, offset, length);
        while (count < 0) {
            if (opened.size() == 1 && !parts.hasNext()) {
                return -1;
            }
            part = next();
            count = part.content().read(target, offset, length);
        }
        unpacked += count;
        ZipEntry entry = part.entry();
        raw.tellUsed(packedBefore + (long) ((double) unpacked / entry.getSize() * entry.getCompressedSize()));
        return count;
    }

    private Part next() throws IOException {
        Part read = opened.remove();
        packedBefore += read.entry().getCompressedSize();
        unpacked = 0;
        open();
        read.content().close();
        return opened.element();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            for (Part part : opened) {
                part.content().close();
            }
        }
    }
}
