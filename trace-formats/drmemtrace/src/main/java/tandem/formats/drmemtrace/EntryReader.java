package tandem.formats.drmemtrace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tandem.api.RecordReader;
import tandem.api.TraceException;

/** Reads the entries of one file into portions of stretches. */
final class EntryReader {
    private static final int SIZE = 2;
    private static final int VALUE = 4;

    private final Clock clock;
    private final @Nullable PhysicalPages pages;
    private final RecordReader entries;
    private final int valueBytes;
    private final boolean coreSharded;

    private long thread;
    private long instruction;
    private long nextInstruction;
    private boolean timed;
    private long timestamp;
    private long nanos;
    private boolean afterChunk;
    private long footer = -1;

    /** Opens the file, whose first stretch starts at {@code startNanos}. */
    EntryReader(ThreadFile file, long startNanos, Shared shared) throws IOException {
        clock = shared.clock();
        pages = shared.pages() == null ? null : shared.pages().forAnother();
        entries = new RecordReader(file.part(), file.head().entryBytes(), shared.blockBytes());
        valueBytes = file.head().entryBytes() - VALUE;
        coreSharded = file.head().isCoreSharded();
        thread = file.head().thread();
        nanos = startNanos;
    }

    /** Reads the next stretches; false where the last, which may be empty, is among them. */
    boolean read(Portion portion) throws IOException {
        portion.begin(nanos);
        boolean more = readStretch(portion);
        while (more && !portion.isEnough()) {
            more = readStretch(portion);
        }
        nanos = portion.startNanos();
        return more;
    }

    private boolean readStretch(Portion portion) throws IOException {
        while (entries.next()) {
            if (readEntry(portion)) {
                return true;
            }
        }
        checkFooter();
        end(portion);
        return false;
    }

    /** The byte at which the entry read last begins. */
    long offset() {
        return entries.offset();
    }

    private void checkFooter() throws TraceException {
        if (footer < 0 || footer + VALUE + valueBytes != entries.offset()) {
            throw new TraceException("the trace is cut off: the footer, which is its last entry, is not there");
        }
    }

    /** Whether the entry ends the stretch. */
    private boolean readEntry(Portion portion) throws TraceException {
        int type = entries.uint16(0);
        if (type >= EntryTypes.INVALID) {
            throw new TraceException("there is no entry of type " + type
                    + ": the trace is damaged, or of a DynamoRIO newer than version 7 of the format");
        }
        int kind = EntryTypes.kind(type);
        int sizeBytes = entries.uint16(SIZE);
        if (kind != EntryTypes.NO_ACCESS && sizeBytes > 0) {
            access(portion, value(), sizeBytes, kind);
        } else if (type <= EntryTypes.WRITE) {
            portion.hold(address(), 0, kind);
        } else if (type != EntryTypes.ENCODING && readOther(portion, type)) {
            return true;
        }
        return portion.isFull() && end(portion);
    }

    private boolean end(Portion portion) {
        portion.end().ends(entries.offset(), thread);
        return true;
    }

    private long value() {
        return valueBytes == Long.BYTES ? entries.int64(VALUE) : entries.uint32(VALUE);
    }

    private long address() throws TraceException {
        return pages == null ? value() : pages.physical(value());
    }

    /** One of no size, in a filtered trace, only tells the instruction of the accesses that follow. */
    private void fetch(Portion portion, long address, int sizeBytes) throws TraceException {
        if (sizeBytes > 0) {
            access(portion, address, sizeBytes, Stretch.FETCH);
        }
    }

    /** An access of some bytes. Without branches on its kind, which no processor could foretell: they cost the most. */
    private void access(Portion portion, long address, int sizeBytes, int kind) throws TraceException {
        portion.hold(pages == null ? address : pages.physical(address), sizeBytes, kind);
        long ifFetch = -(kind >>> 1);
        instruction += (address - instruction) & ifFetch;
        nextInstruction += (address + sizeBytes - nextInstruction) & ifFetch;
    }

    private void isAt(long address, int sizeBytes) {
        instruction = address;
        nextInstruction = address + sizeBytes;
    }

    private boolean readOther(Portion portion, int type) throws TraceException {
        switch (type) {
            case EntryTypes.MARKER -> {
                return readMarker(portion, entries.uint16(SIZE), value());
            }
            case EntryTypes.THREAD -> {
                return switchTo(value(), portion);
            }
            case EntryTypes.INSTR_BUNDLE -> readBundle(portion, entries.uint16(SIZE));
            case EntryTypes.INSTR_NO_FETCH -> isAt(value(), entries.uint16(SIZE));
            case EntryTypes.INSTR_MAYBE_FETCH -> {
                if (value() != instruction) {
                    fetch(portion, value(), entries.uint16(SIZE));
                }
            }
            case EntryTypes.FOOTER -> footer = entries.offset();
            default -> {
                // neither a fetch nor an access to data: prefetches, flushes, headers, ends of threads
            }
        }
        return false;
    }

    /** Instructions that lie one after the other, of which only the sizes are there. */
    private void readBundle(Portion portion, int instructions) throws TraceException {
        if (instructions > valueBytes) {
            throw new TraceException("a bundle of " + instructions + " instructions, more than an entry can hold");
        }
        for (int i = 0; i < instructions; i++) {
            fetch(portion, nextInstruction, entries.uint8(VALUE + i));
        }
    }

    private boolean switchTo(long newThread, Portion portion) {
        if (coreSharded || newThread == thread) {
            return false;
        }
        thread = newThread;
        return end(portion);
    }

    private boolean readMarker(Portion portion, int marker, long value) throws TraceException {
        switch (marker) {
            case EntryTypes.MARKER_TIMESTAMP -> {
                // the one after a chunk's footer repeats the last one before it
                return !afterChunk && readTimestamp(portion, value);
            }
            case EntryTypes.MARKER_CPU_ID -> afterChunk = false;
            case EntryTypes.MARKER_CHUNK_FOOTER -> afterChunk = true;
            case EntryTypes.MARKER_FILETYPE -> checkFileType(portion, value);
            default -> {
                // among them: idle and waiting cores, and references that were skipped, whose address was not accessed
            }
        }
        return false;
    }

    private boolean readTimestamp(Portion portion, long value) throws TraceException {
        boolean isPart = timed && valueBytes < Long.BYTES;
        timestamp = isPart ? timestamp + (int) (value - timestamp) : value;
        timed = true;
        long now = clock.nanos(timestamp);
        if (portion.isEmpty()) {
            portion.startAt(now);
            return false;
        }
        portion.endAt(now).ends(entries.offset(), thread);
        return true;
    }

    private void checkFileType(Portion portion, long bits) throws TraceException {
        if ((bits & EntryTypes.FILE_INSTRUCTION_ONLY) != 0) {
            throw new TraceException("the trace holds instructions and no accesses to data, so that nothing can be said"
                    + " of its pages: record it anew without -instr_only_trace");
        }
        if ((bits & EntryTypes.FILE_FILTERED) != 0) {
            portion.warn(
                    "the trace was filtered while it was recorded (-L0_filter): what hits a small cache is not in it."
                            + " Its first touches are right, but accesses, dirty rates and working sets are too low");
        }
    }
}
