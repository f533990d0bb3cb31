package tandem.engine.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.api.TracePart;
import tandem.api.TraceSample;

/** One reading of a part of a trace, which knows where it is. */
final class PartReading implements TracePart {
    private final PartFile file;
    private final TraceReading trace;
    private final int bufferBytes;
    private final LongConsumer progress;
    private @Nullable InputStream stream;
    private Supplier<@Nullable IOException> streamFailure = () -> null;
    private @Nullable IOException failure;
    private long line = -1;
    private long offset = -1;

    PartReading(PartFile file, TraceReading trace, int bufferBytes, LongConsumer progress) {
        this.file = file;
        this.trace = trace;
        this.bufferBytes = bufferBytes;
        this.progress = progress;
    }

    PartFile file() {
        return file;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<TracePart> parts() {
        return List.of(this);
    }

    @Override
    public TraceSample sample() throws IOException {
        try {
            return file.sample(bytes -> {});
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public InputStream stream() throws IOException {
        InputStream open = stream;
        if (open == null) {
            open = open();
            stream = open;
        }
        return open;
    }

    private InputStream open() throws IOException {
        try {
            int rawBytes = Math.min(bufferBytes, PartFile.LARGE_BUFFER_BYTES);
            DecompressedStream bytes = file.decompressed(rawBytes, trace.chunksAhead(), progress);
            return file.compression() == Compression.NONE
                    ? open(bytes)
                    : open(new ReadAhead(bytes, bytes::checkInterrupt, bufferBytes));
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private InputStream open(DecompressedStream bytes) {
        streamFailure = bytes::failure;
        return bytes;
    }

    private InputStream open(ReadAhead bytes) {
        streamFailure = bytes::failure;
        return bytes;
    }

    @Override
    public void atLine(long line) {
        this.line = line;
        trace.isAt(this);
    }

    @Override
    public void atByte(long offset) {
        this.offset = offset;
        trace.isAt(this);
    }

    @Override
    public void warn(String message) {
        trace.warn(message);
    }

    /** What has gone wrong with the file, whether or not a format has noticed. */
    @Nullable
    IOException failure() {
        return failure == null ? streamFailure.get() : failure;
    }

    /** Whether the format has left a stream open that is not at its end. */
    boolean isLeftUnread() throws IOException {
        return stream != null && stream.read() >= 0;
    }

    /** The place last told, for messages; empty where none was. */
    String place() {
        if (line >= 0) {
            return "line " + line + ": ";
        }
        return offset >= 0 ? "byte " + offset + ": " : "";
    }

    @Override
    public void close() {
        failure = failure();
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        stream = null;
    }
}
