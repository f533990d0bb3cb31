package tandem.engine.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.LongConsumer;
import tandem.api.TraceSample;

/** One file of a trace, compressed or not; often the only one. */
final class PartFile {
    static final int LARGE_BUFFER_BYTES = 1 << 18;

    private static final int SAMPLE_BYTES = 1 << 16;

    private final Path path;
    private final String name;
    private final BasicFileAttributes attributes;
    private final Compression compression;

    private PartFile(Path path, String name, BasicFileAttributes attributes, Compression compression) {
        this.path = path;
        this.name = name;
        this.attributes = attributes;
        this.compression = compression;
    }

    static PartFile open(Path path, String name) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new TraceFileException(
                        path, "this is not a regular file: save the trace to one, it is read twice");
            }
            try (FileChannel channel = FileChannel.open(path)) {
                return new PartFile(path, name, attributes, Compression.of(channel));
            }
        } catch (NoSuchFileException e) {
            throw new TraceFileException(path, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new TraceFileException(path, "permission to read it is denied", e);
        } catch (FileSystemException e) {
            throw new TraceFileException(path, "it cannot be opened: " + e.getReason(), e);
        }
    }

    Path path() {
        return path;
    }

    /** Its path in the trace's folder, with {@code /}. */
    String name() {
        return name;
    }

    long sizeBytes() {
        return attributes.size();
    }

    Instant lastChange() {
        return attributes.lastModifiedTime().toInstant();
    }

    String stamp() throws IOException {
        Path real = path.toRealPath();
        boolean unix = real.getFileSystem().supportedFileAttributeViews().contains("unix");
        return real + " " + attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey() + " "
                + (unix ? Files.getAttribute(real, "unix:ctime") : "");
    }

    Compression compression() {
        return compression;
    }

    /** The beginning of the file, decompressed. */
    TraceSample sample(LongConsumer progress) throws IOException {
        if (sizeBytes() == 0) {
            return new TraceSample(new byte[0], true);
        }
        try (DecompressedStream stream = decompressed(LARGE_BUFFER_BYTES, 0, progress)) {
            byte[] bytes = stream.readNBytes(SAMPLE_BYTES);
            return new TraceSample(bytes, stream.read() < 0);
        }
    }

    /** Its decompressed bytes; to be read in pieces of about {@code bufferBytes}, with so many chunks ahead. */
    DecompressedStream decompressed(int bufferBytes, int chunksAhead, LongConsumer progress) throws IOException {
        return new DecompressedStream(path, compression, bufferBytes, chunksAhead, progress);
    }

    void digest(MessageDigest digest) throws IOException {
        try (RawStream raw = new RawStream(path, LARGE_BUFFER_BYTES, bytes -> {})) {
            for (ByteBuffer piece = raw.peek(); piece.hasRemaining(); piece = raw.peek()) {
                raw.use(piece.remaining());
                digest.update(piece);
            }
        }
        checkUnchanged();
    }

    void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != attributes.size() || !now.lastModifiedTime().equals(attributes.lastModifiedTime())) {
            throw new TraceFileException(path, "the file changed while it was read: wait until it is complete");
        }
    }
}
