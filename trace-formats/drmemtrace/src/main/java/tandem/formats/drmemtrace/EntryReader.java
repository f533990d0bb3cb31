package tandem.formats.drmemtrace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tandem.api.RecordReader;
import tandem.api.TraceException;

/** Reads the entries of one file into stretches, each perhaps by another thread than the one before. */
final class EntryReader {
    private static final int SIZE = 2;
    private static final int VALUE = 4;

    private final Clock clock;
    private final @Nullable PhysicalPages pages;
    private final RecordReader entries;
    private final int valueBytes;
    private final boolean coreSharded;
    private final Chunks chunks = new Chunks();

    private long thread;
    private long endNanos;
    private long instruction;
    private long nextInstruction;
    private boolean timed;
    private long timestamp;
    private boolean afterChunk;
    private long footer = -1;

    /** The first stretch starts at {@code startNanos}. */
    EntryReader(ThreadFile file, long startNanos, Shared shared) throws IOException {
        clock = shared.clock();
        endNanos = startNanos;
        thread = file.head().thread();
        pages = shared.pages() == null ? null : shared.pages().forAnotherThread();
        entries = new RecordReader(file.part(), file.head().entryBytes(), shared.blockBytes());
        valueBytes = file.head().entryBytes() - VALUE;
        coreSharded = file.head().isCoreSharded();
    }

    /** Reads the next stretch; the last one may be empty. */
    void read(Stretch stretch) throws IOException {
        stretch.begin(endNanos, thread);
        try {
            while (entries.next()) {
                if (readEntry(stretch)) {
                    return;
                }
            }
            checkFooter();
            stretch.end();
            stretch.isTheLast();
        } finally {
            endNanos = stretch.endNanos();
            stretch.endsAt(entries.offset());
        }
    }

    private void checkFooter() throws TraceException {
        if (footer < 0 || footer + VALUE + valueBytes != entries.offset()) {
            throw new TraceException("the trace is cut off: the footer, which is its last entry, is not there");
        }
    }

    /** Whether the entry ends the stretch. */
    private boolean readEntry(Stretch stretch) throws TraceException {
        int type = entries.uint16(0);
        if (type >= EntryTypes.INVALID) {
            throw new TraceException("there is no entry of type " + type
                    + ": the trace is damaged, or of a DynamoRIO newer than version 7 of the format");
        }
        int kind = EntryTypes.kind(type);
        int sizeBytes = entries.uint16(SIZE);
        if (kind != EntryTypes.NO_ACCESS && sizeBytes > 0) {
            access(stretch, value(), sizeBytes, kind);
        } else if (type <= EntryTypes.WRITE) {
            stretch.hold(address(), 0, kind);
        } else if (type != EntryTypes.ENCODING && readOther(stretch, type)) {
            return true;
        }
        if (stretch.isFull()) {
            stretch.end();
            return true;
        }
        return false;
    }

    private long value() {
        return valueBytes == Long.BYTES ? entries.int64(VALUE) : entries.uint32(VALUE);
    }

    private long address() throws TraceException {
        return pages == null ? value() : pages.physical(value());
    }

    /** One of no size, in a filtered trace, only tells the instruction of the accesses that follow. */
    private void fetch(Stretch stretch, long address, int sizeBytes) throws TraceException {
        if (sizeBytes > 0) {
            access(stretch, address, sizeBytes, Stretch.FETCH);
        }
    }

    /** An access of some bytes. Without branches on its kind, which no processor could foretell: they cost the most. */
    private void access(Stretch stretch, long address, int sizeBytes, int kind) throws TraceException {
        stretch.hold(pages == null ? address : pages.physical(address), sizeBytes, kind);
        long ifFetch = -(kind >>> 1);
        instruction += (address - instruction) & ifFetch;
        nextInstruction += (address + sizeBytes - nextInstruction) & ifFetch;
    }

    private void isAt(long address, int sizeBytes) {
        instruction = address;
        nextInstruction = address + sizeBytes;
    }

    private boolean readOther(Stretch stretch, int type) throws TraceException {
        switch (type) {
            case EntryTypes.MARKER -> {
                return readMarker(stretch, entries.uint16(SIZE), value());
            }
            case EntryTypes.THREAD -> {
                return switchTo(value(), stretch);
            }
            case EntryTypes.INSTR_BUNDLE -> readBundle(stretch, entries.uint16(SIZE));
            case EntryTypes.INSTR_NO_FETCH -> isAt(value(), entries.uint16(SIZE));
            case EntryTypes.INSTR_MAYBE_FETCH -> {
                if (value() != instruction) {
                    fetch(stretch, value(), entries.uint16(SIZE));
                }
            }
            case EntryTypes.HEADER -> chunks.header();
            case EntryTypes.FOOTER -> footer = entries.offset();
            default -> {
                // neither a fetch nor an access to data: prefetches, flushes, ends of threads
            }
        }
        return false;
    }

    /** Instructions that lie one after the other, of which only the sizes are there. */
    private void readBundle(Stretch stretch, int instructions) throws TraceException {
        if (instructions > valueBytes) {
            throw new TraceException("a bundle of " + instructions + " instructions, more than an entry can hold");
        }
        for (int i = 0; i < instructions; i++) {
            fetch(stretch, nextInstruction, entries.uint8(VALUE + i));
        }
    }

    private boolean switchTo(long id, Stretch stretch) {
        if (coreSharded || id == thread) {
            return false;
        }
        thread = id;
        stretch.meets(id);
        if (stretch.isEmpty()) {
            return false;
        }
        stretch.end();
        return true;
    }

    private boolean readMarker(Stretch stretch, int marker, long value) throws TraceException {
        switch (marker) {
            case EntryTypes.MARKER_TIMESTAMP -> {
                // the one after a chunk's footer repeats the last one before it
                return !afterChunk && readTimestamp(stretch, value);
            }
            case EntryTypes.MARKER_CPU_ID -> afterChunk = false;
            case EntryTypes.MARKER_CHUNK_FOOTER -> {
                chunks.end(value);
                afterChunk = true;
            }
            case EntryTypes.MARKER_RECORD_ORDINAL -> chunks.begin();
            case EntryTypes.MARKER_FILETYPE -> checkFileType(stretch, value);
            default -> {
                // among them: idle and waiting cores, and references that were skipped, whose address was not accessed
            }
        }
        return false;
    }

    private boolean readTimestamp(Stretch stretch, long value) throws TraceException {
        boolean isPart = timed && valueBytes < Long.BYTES;
        timestamp = isPart ? timestamp + (int) (value - timestamp) : value;
        timed = true;
        long nanos = clock.nanos(timestamp);
        if (stretch.isEmpty()) {
            stretch.startAt(nanos);
            return false;
        }
        stretch.endAt(nanos);
        return true;
    }

    private static void checkFileType(Stretch stretch, long bits) throws TraceException {
        if ((bits & EntryTypes.FILE_INSTRUCTION_ONLY) != 0) {
            throw new TraceException("the trace holds instructions and no accesses to data, so that nothing can be said"
                    + " of its pages: record it anew without -instr_only_trace");
        }
        if ((bits & EntryTypes.FILE_FILTERED) != 0) {
            stretch.filter();
        }
    }
}
