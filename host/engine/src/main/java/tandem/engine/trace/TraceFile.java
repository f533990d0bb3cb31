package tandem.engine.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;

/**
 * A trace in a file, compressed or not, or in the files of a folder. To be used by one thread at a time; {@link
 * #bytesRead()} may be asked by any, and another may ask for the {@link #sha256} meanwhile.
 *
 * <p>Whatever is wrong with it is thrown as a {@link TraceFileException}. What reads stops with an {@link
 * java.io.InterruptedIOException} when its thread is interrupted, and leaves the interrupt set.
 */
public final class TraceFile {
    private final Path path;
    private final boolean folder;
    private final List<PartFile> parts;
    private final Set<String> warnings = new LinkedHashSet<>();
    private volatile long bytesRead;
    private volatile @Nullable String sha256;
    private @Nullable TraceSample sample;

    private TraceFile(Path path, boolean folder, List<PartFile> parts) {
        this.path = path;
        this.folder = folder;
        this.parts = parts;
    }

    /** Opens the file or the folder at {@code path}, which error messages name as it is given here. */
    public static TraceFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new TraceFile(path, true, Folder.parts(path));
        }
        PartFile file = PartFile.open(path, String.valueOf(path.getFileName()));
        if (file.sizeBytes() == 0) {
            throw new TraceFileException(path, "the file is empty");
        }
        return new TraceFile(path, false, List.of(file));
    }

    /** Where it is, as given to {@link #open}. */
    public Path path() {
        return path;
    }

    /** Whether it is a folder. */
    boolean isFolder() {
        return folder;
    }

    List<PartFile> parts() {
        return parts;
    }

    /** The size of the file, or of all files of the folder. */
    public long sizeBytes() {
        return parts.stream().mapToLong(PartFile::sizeBytes).sum();
    }

    /** How much of the file has been read by the method that reads it now, or did last. */
    public long bytesRead() {
        return bytesRead;
    }

    /** How the file is compressed; of a folder, its largest file. */
    public Compression compression() {
        return parts.stream()
                .max(Comparator.comparingLong(PartFile::sizeBytes))
                .orElseThrow()
                .compression();
    }

    /** How many cores the machine has left while this is read, and decompressed, and {@code others} threads are busy. */
    public int coresLeft(int others) {
        int busy = others + (compression() == Compression.NONE ? 1 : 2);
        return Math.max(0, Runtime.getRuntime().availableProcessors() - busy);
    }

    /** What the format had to say of the trace to people, in what has been read of it. */
    public List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /**
     * The SHA-256 of the file's bytes, in hexadecimal; reads the whole file at the first call. For a folder it is the
     * one of the list that {@code sha256sum} prints for its files, named from there and in the order of their names.
     */
    public String sha256() throws IOException {
        String known = sha256;
        if (known == null) {
            known = folder ? digestOfList() : digest(parts.get(0));
            sha256 = known;
        }
        return known;
    }

    /** What tells without reading it whether this is the trace that it was: places, sizes, times of change. */
    public String stamp() throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (PartFile part : parts) {
            stamp.append(part.name()).append('\n').append(part.stamp()).append('\n');
        }
        return stamp.toString();
    }

    /** The time at which the last of its files was written. */
    public Instant lastChange() {
        return parts.stream()
                .map(PartFile::lastChange)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether the file need not be read for its SHA-256. */
    public boolean knowsSha256() {
        return sha256 != null;
    }

    /** Takes {@code known} for its SHA-256, which it had when its {@link #stamp} was the same. */
    public void hasSha256(String known) {
        sha256 = known;
    }

    private String digestOfList() throws IOException {
        MessageDigest list = sha256Digest();
        for (PartFile part : parts) {
            String line = digest(part) + "  " + part.name() + "\n";
            list.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(list.digest());
    }

    private static String digest(PartFile part) throws IOException {
        MessageDigest digest = sha256Digest();
        part.digest(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first 64 KiB of the trace, decompressed; of a folder, those of its first file. */
    public TraceSample sample() throws IOException {
        TraceSample known = sample;
        if (known == null) {
            known = parts.get(0).sample(bytes -> bytesRead = bytes);
            sample = known;
        }
        return known;
    }

    /** The one of {@code formats} that recognises this trace; an exception that says how to go on where it is not one. */
    public TraceFormat detect(Collection<? extends TraceFormat> formats) throws IOException {
        Detection detection = new Detection(path, formats);
        return folder ? detection.formatOf(parts) : detection.formatOf(sample());
    }

    /**
     * Reads all of the trace into {@code sink}. What a format or the sink throws becomes a {@link TraceFileException}
     * with the place in the trace, and so does data that a format leaves unread.
     */
    public void read(TraceFormat format, AccessSink sink) throws IOException {
        new TraceReading(this, format, bytes -> bytesRead = bytes, warnings::add).into(sink);
        for (PartFile part : parts) {
            part.checkUnchanged();
        }
    }
}
