package tandem.engine.trace;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;

/** One reading of a trace, which knows where it is. */
final class TraceReading implements TraceInput {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final TraceFormat format;
    private final DecompressedStream decompressed;
    private final InputStream buffered;
    private long line = -1;
    private long offset = -1;

    TraceReading(Path file, TraceFormat format, DecompressedStream decompressed) {
        this.file = file;
        this.format = format;
        this.decompressed = decompressed;
        buffered = new BufferedInputStream(decompressed, BUFFER_BYTES);
    }

    @Override
    public InputStream stream() {
        return buffered;
    }

    @Override
    public void atLine(long line) {
        this.line = line;
    }

    @Override
    public void atByte(long offset) {
        this.offset = offset;
    }

    void into(AccessSink sink) throws IOException {
        try {
            format.read(this, sink);
            checkAllRead();
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            throw explain(e);
        }
    }

    private void checkAllRead() throws IOException {
        if (buffered.read() >= 0) {
            throw new TraceException("the trace format " + format.name() + " stopped here, before the trace's end");
        }
    }

    /** What the stream says first, for a format may hide it or take it for something else. */
    private IOException explain(Throwable e) {
        IOException failure = decompressed.failure();
        if (failure != null) {
            return failure;
        }
        if (e instanceof TraceFileException || e instanceof InterruptedIOException) {
            return (IOException) e;
        }
        return new TraceFileException(file, place() + problem(e), e);
    }

    private String place() {
        if (line >= 0) {
            return "line " + line + ": ";
        }
        return offset >= 0 ? "byte " + offset + ": " : "";
    }

    private String problem(Throwable e) {
        if (e instanceof TraceException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof EOFException) {
            return "the trace ends in the middle of a record";
        }
        if (e instanceof OutOfMemoryError) {
            return "too little memory to read it as " + format.name();
        }
        return "reading it as " + format.name() + " failed: " + e;
    }
}
