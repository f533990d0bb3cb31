package tandem.engine.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TracePart;
import tandem.api.TraceSample;

/** One reading of a trace, which knows where it is. */
final class TraceReading implements TraceInput {
    private static final int ALL_BUFFERS_BYTES = 1 << 25;
    private static final int SMALL_BUFFER_BYTES = 1 << 13;
    private static final int LARGE_BUFFER_BYTES = 1 << 24;

    /** Those that read, record and decompress. */
    private static final int BUSY_PROCESSORS = 3;

    private static final int MOST_CHUNKS_AHEAD = 3;

    private final TraceFile trace;
    private final TraceFormat format;
    private final Consumer<String> warnings;
    private final List<PartReading> parts = new ArrayList<>();
    private PartReading current;

    TraceReading(TraceFile trace, TraceFormat format, LongConsumer progress, Consumer<String> warnings) {
        this.trace = trace;
        this.format = format;
        this.warnings = warnings;
        int share = ALL_BUFFERS_BYTES / trace.parts().size();
        Progress all = new Progress(progress);
        for (PartFile file : trace.parts()) {
            long bytes = Math.max(SMALL_BUFFER_BYTES, Math.min(4 * file.sizeBytes(), share));
            parts.add(new PartReading(file, this, (int) Math.min(bytes, LARGE_BUFFER_BYTES), all.ofPart()));
        }
        current = parts.get(0);
    }

    @Override
    public InputStream stream() throws IOException {
        return only().stream();
    }

    @Override
    public TraceSample sample() throws IOException {
        only();
        return trace.sample();
    }

    private PartReading only() throws TraceException {
        if (trace.isFolder()) {
            throw new TraceException(
                    "this is a folder, and " + format.name() + " reads single files: name a trace file in it");
        }
        return current;
    }

    @Override
    public List<TracePart> parts() {
        return Collections.unmodifiableList(parts);
    }

    @Override
    public void atLine(long line) {
        current.atLine(line);
    }

    @Override
    public void atByte(long offset) {
        current.atByte(offset);
    }

    /** How many chunks of a part the machine can decompress besides the one that is read. */
    int chunksAhead() {
        int left = Runtime.getRuntime().availableProcessors() / parts.size() - BUSY_PROCESSORS;
        return Math.max(0, Math.min(MOST_CHUNKS_AHEAD, left));
    }

    void isAt(PartReading part) {
        // Told for every line: a collector makes the store of a reference dear.
        if (current != part) {
            current = part;
        }
    }

    @Override
    public void warn(String message) {
        warnings.accept(message);
    }

    void into(AccessSink sink) throws IOException {
        try {
            format.read(this, sink);
            checkAllRead();
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            throw explain(e);
        } finally {
            parts.forEach(PartReading::close);
        }
    }

    private void checkAllRead() throws IOException {
        for (PartReading part : parts) {
            if (part.isLeftUnread()) {
                isAt(part);
                throw new TraceException("the trace format " + format.name() + " stopped here, before the trace's end");
            }
        }
    }

    /** What a stream says first, for a format may hide it or take it for something else. */
    private IOException explain(Throwable e) {
        for (PartReading part : parts) {
            IOException failure = part.failure();
            if (failure != null) {
                return failure;
            }
        }
        if (e instanceof TraceFileException || e instanceof InterruptedIOException) {
            return (IOException) e;
        }
        return new TraceFileException(current.file().path(), current.place() + problem(e), e);
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

    /** Adds up how far the parts are, whichever threads read them. */
    private static final class Progress {
        private final LongConsumer told;
        private final AtomicLong bytes = new AtomicLong();

        Progress(LongConsumer told) {
            this.told = told;
            told.accept(0);
        }

        LongConsumer ofPart() {
            long[] before = {0};
            return now -> {
                told.accept(bytes.addAndGet(Math.max(0, now - before[0])));
                before[0] = Math.max(before[0], now);
            };
        }
    }
}
