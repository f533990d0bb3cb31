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
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;

/**
 * A trace in a file, compressed or not. To be used by one thread at a time; {@link #bytesRead()} may be asked by any.
 *
 * <p>Whatever is wrong with the file is thrown as a {@link TraceFileException}. What reads stops with an {@link
 * java.io.InterruptedIOException} when its thread is interrupted, and leaves the interrupt set.
 */
public final class TraceFile {
    private static final int SAMPLE_BYTES = 1 << 16;

    private final Path path;
    private final BasicFileAttributes attributes;
    private final Compression compression;
    private volatile long bytesRead;
    private @Nullable String sha256;
    private @Nullable TraceSample sample;

    private TraceFile(Path path, BasicFileAttributes attributes, Compression compression) {
        this.path = path;
        this.attributes = attributes;
        this.compression = compression;
    }

    /** Opens the file at {@code path}, which error messages name as it is given here. */
    public static TraceFile open(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            checkKind(path, attributes);
            try (FileChannel channel = FileChannel.open(path)) {
                return new TraceFile(path, attributes, Compression.of(channel));
            }
        } catch (NoSuchFileException e) {
            throw new TraceFileException(path, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new TraceFileException(path, "permission to read it is denied", e);
        } catch (FileSystemException e) {
            throw new TraceFileException(path, "it cannot be opened: " + e.getReason(), e);
        }
    }

    private static void checkKind(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isDirectory()) {
            throw new TraceFileException(path, "this is a folder: name a trace file in it");
        }
        if (!attributes.isRegularFile()) {
            throw new TraceFileException(path, "this is not a regular file: save the trace to one, it is read twice");
        }
        if (attributes.size() == 0) {
            throw new TraceFileException(path, "the file is empty");
        }
    }

    /** Where it is, as given to {@link #open}. */
    public Path path() {
        return path;
    }

    /** The size of the file. */
    public long sizeBytes() {
        return attributes.size();
    }

    /** How much of the file has been read by the method that reads it now, or did last. */
    public long bytesRead() {
        return bytesRead;
    }

    /** How the file is compressed. */
    public Compression compression() {
        return compression;
    }

    /** The SHA-256 of the file's bytes, in hexadecimal; reads the whole file at the first call. */
    public String sha256() throws IOException {
        String known = sha256;
        if (known == null) {
            known = digest();
            sha256 = known;
        }
        return known;
    }

    private String digest() throws IOException {
        MessageDigest digest = sha256Digest();
        try (RawStream raw = new RawStream(path, bytes -> bytesRead = bytes)) {
            for (ByteBuffer piece = raw.peek(); piece.hasRemaining(); piece = raw.peek()) {
                raw.use(piece.remaining());
                digest.update(piece);
            }
        }
        checkUnchanged();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first 64 KiB of the trace, decompressed. */
    public TraceSample sample() throws IOException {
        TraceSample known = sample;
        if (known == null) {
            try (DecompressedStream stream = decompressed()) {
                byte[] bytes = stream.readNBytes(SAMPLE_BYTES);
                known = new TraceSample(bytes, stream.read() < 0);
            }
            sample = known;
        }
        return known;
    }

    /** The one of {@code formats} that recognises this trace; an exception that says how to go on where it is not one. */
    public TraceFormat detect(Collection<? extends TraceFormat> formats) throws IOException {
        return new Detection(path, formats).formatOf(sample());
    }

    /**
     * Reads all of the trace into {@code sink}. What a format or the sink throws becomes a {@link TraceFileException}
     * with the place in the trace, and so does data that a format leaves unread.
     */
    public void read(TraceFormat format, AccessSink sink) throws IOException {
        try (DecompressedStream stream = decompressed()) {
            new TraceReading(path, format, stream).into(sink);
        }
        checkUnchanged();
    }

    private DecompressedStream decompressed() throws IOException {
        return new DecompressedStream(path, compression, bytes -> bytesRead = bytes);
    }

    private void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (now.size() != attributes.size() || !now.lastModifiedTime().equals(attributes.lastModifiedTime())) {
            throw new TraceFileException(path, "the file changed while it was read: wait until it is complete");
        }
    }
}
