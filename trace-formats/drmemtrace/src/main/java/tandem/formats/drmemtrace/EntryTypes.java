package tandem.formats.drmemtrace;

import java.util.Arrays;

/** The types of entries, of markers and of files that mean something here; DynamoRIO's {@code trace_entry.h}. */
final class EntryTypes {
    static final int READ = 0;
    static final int WRITE = 1;
    static final int INSTR = 10;
    static final int INSTR_RETURN = 16;
    static final int INSTR_BUNDLE = 17;
    static final int THREAD = 22;
    static final int HEADER = 25;
    static final int FOOTER = 26;
    static final int MARKER = 28;
    static final int INSTR_NO_FETCH = 29;
    static final int INSTR_MAYBE_FETCH = 30;
    static final int INSTR_SYSENTER = 31;
    static final int ENCODING = 47;
    static final int INSTR_TAKEN_JUMP = 48;
    static final int INSTR_UNTAKEN_JUMP = 49;
    /** The first number that is no type. */
    static final int INVALID = 50;

    static final int MARKER_TIMESTAMP = 2;
    static final int MARKER_CPU_ID = 3;
    static final int MARKER_FILETYPE = 9;
    static final int MARKER_CHUNK_FOOTER = 21;
    /** How many records came before: the first entry of a chunk, except of the first chunk. */
    static final int MARKER_RECORD_ORDINAL = 22;

    static final int FILE_INSTRUCTION_ONLY = 4;
    /** Any of the ways to leave out what a small cache holds: FILTERED, IFILTERED, DFILTERED, BIMODAL_FILTERED_WARMUP. */
    static final int FILE_FILTERED = 1 | 0x80 | 0x100 | 0x2000;

    static final int FILE_CORE_SHARDED = 0x10000;

    /** Of an entry that is no access, or more than one. */
    static final int NO_ACCESS = -1;

    private static final byte[] KINDS = kinds();

    private EntryTypes() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[INVALID];
        Arrays.fill(kinds, (byte) NO_ACCESS);
        kinds[READ] = Stretch.READ;
        kinds[WRITE] = Stretch.WRITE;
        Arrays.fill(kinds, INSTR, INSTR_RETURN + 1, (byte) Stretch.FETCH);
        kinds[INSTR_SYSENTER] = Stretch.FETCH;
        Arrays.fill(kinds, INSTR_TAKEN_JUMP, INSTR_UNTAKEN_JUMP + 1, (byte) Stretch.FETCH);
        return kinds;
    }

    /** The {@link Stretch}'s kind of access of an entry of this type, which is below {@link #INVALID}. */
    static int kind(int type) {
        return KINDS[type];
    }

    /** Whether an entry of this type fetches one instruction. */
    static boolean isFetch(int type) {
        return kind(type) == Stretch.FETCH;
    }
}
