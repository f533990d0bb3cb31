package tandem.formats.drmemtrace;

import java.nio.ByteBuffer;
import tandem.api.TraceSample;

/** What the beginning of a file says of it, up to its first access. */
final class FileHead {
    private static final int NEWEST_VERSION = 10;
    private static final int ENTRIES_TO_LOOK_AT = 1 << 12;
    private static final int OLDEST_RAW_VERSION = 2;
    private static final int NEWEST_RAW_VERSION = 31;

    private final int entryBytes;
    private boolean coreSharded;
    private boolean timed;
    private long firstTimestamp;
    private long thread;

    private FileHead(int entryBytes) {
        this.entryBytes = entryBytes;
    }

    /** The head that the sample holds; it is not {@linkplain #isTrace() one of a trace} where it holds none. */
    static FileHead of(TraceSample sample) {
        ByteBuffer bytes = sample.buffer();
        for (int entryBytes : new int[] {12, 8}) {
            if (startsWithHeader(bytes, entryBytes)) {
                FileHead head = new FileHead(entryBytes);
                head.read(bytes);
                return head;
            }
        }
        return new FileHead(0);
    }

    private void read(ByteBuffer bytes) {
        int entries = Math.min(ENTRIES_TO_LOOK_AT, bytes.limit() / entryBytes);
        boolean more = true;
        for (int i = 0; more && i < entries; i++) {
            int at = i * entryBytes;
            more = readEntry(type(bytes, at), type(bytes, at + 2), value(bytes, at, entryBytes));
        }
    }

    private static boolean startsWithHeader(ByteBuffer bytes, int entryBytes) {
        if (bytes.limit() < 2 * entryBytes || type(bytes, 0) != EntryTypes.HEADER) {
            return false;
        }
        int second = type(bytes, entryBytes);
        long version = value(bytes, 0, entryBytes);
        return version > 0 && version <= NEWEST_VERSION && (second == EntryTypes.MARKER || second == EntryTypes.THREAD);
    }

    private static int type(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long value(ByteBuffer bytes, int at, int entryBytes) {
        return entryBytes == 12 ? bytes.getLong(at + 4) : bytes.getInt(at + 4) & 0xffff_ffffL;
    }

    private boolean readEntry(int type, int marker, long value) {
        if (type == EntryTypes.THREAD && thread == 0) {
            thread = value;
        } else if (type == EntryTypes.MARKER) {
            readMarker(marker, value);
        }
        return type > EntryTypes.WRITE && type < EntryTypes.INVALID && !EntryTypes.isFetch(type) && !timed;
    }

    private void readMarker(int marker, long value) {
        if (marker == EntryTypes.MARKER_FILETYPE) {
            coreSharded = (value & EntryTypes.FILE_CORE_SHARDED) != 0;
        } else if (marker == EntryTypes.MARKER_TIMESTAMP) {
            timed = true;
            firstTimestamp = value;
        }
    }

    boolean isTrace() {
        return entryBytes > 0;
    }

    /** 12 for 64-bit programs, 8 for 32-bit ones. */
    int entryBytes() {
        return entryBytes;
    }

    /** Whether the file holds what a core executed, not what a thread did. */
    boolean isCoreSharded() {
        return coreSharded;
    }

    /** Whether a timestamp comes before the first access. */
    boolean isTimed() {
        return timed;
    }

    /** That timestamp, in microseconds. */
    long firstTimestamp() {
        return firstTimestamp;
    }

    /** The first thread's id. */
    long thread() {
        return thread;
    }

    /**
     * Whether it is what the tracer writes and drraw2trace reads: entries of 64 bits whose highest three tell the type:
     * a header (6, extended), then a thread (2) and a process (3).
     */
    static boolean isRaw(TraceSample sample) {
        ByteBuffer bytes = sample.buffer();
        if (bytes.limit() < 24) {
            return false;
        }
        long header = bytes.getLong(0);
        int subtype = (int) (header >>> 56) & 0x1f;
        long version = subtype == 0 ? header & 0xffff_ffff_ffffL : header >>> 48 & 0xff;
        return header >>> 61 == 6
                && (subtype == 0 || subtype == 4)
                && version >= OLDEST_RAW_VERSION
                && version <= NEWEST_RAW_VERSION
                && bytes.getLong(8) >>> 61 == 2
                && bytes.getLong(16) >>> 61 == 3;
    }
}
