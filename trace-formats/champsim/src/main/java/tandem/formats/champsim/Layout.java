package tandem.formats.champsim;

import java.nio.ByteBuffer;

/** Where the fields of a record are. */
enum Layout {
    /** Whichever of the others the trace's beginning looks like. */
    AUTO(0, 0, 0),
    CHAMPSIM(64, 16, 32),
    CLOUDSUITE(96, 24, 56);

    private static final int IS_BRANCH = 8;
    private static final int BRANCH_TAKEN = 9;
    private static final int RECORDS_TO_LOOK_AT = 4096;
    private static final long NEAR = 1 << 20;

    final int recordBytes;
    /** The first address written; they go up to the first address read. */
    final int written;
    /** The first address read; they go up to {@link #readEnd}. */
    final int read;

    final int readEnd;

    Layout(int recordBytes, int written, int read) {
        this.recordBytes = recordBytes;
        this.written = written;
        this.read = read;
        this.readEnd = read + 4 * Long.BYTES;
    }

    /**
     * Whether these bytes look like such records: nearly all can be, and mostly an instruction is near the one before.
     */
    boolean fits(ByteBuffer bytes) {
        int records = Math.min(RECORDS_TO_LOOK_AT, bytes.limit() / recordBytes);
        int possible = 0;
        int near = 0;
        long before = 0;
        for (int i = 0; i < records; i++) {
            int start = i * recordBytes;
            long instruction = bytes.getLong(start);
            possible += canBe(bytes, start) ? 1 : 0;
            near += Math.abs(instruction - before) < NEAR ? 1 : 0;
            before = instruction;
        }
        return records > 1 && possible >= records - records / 100 && 2 * near >= records - 1;
    }

    private boolean canBe(ByteBuffer bytes, int start) {
        int isBranch = bytes.get(start + IS_BRANCH);
        int taken = bytes.get(start + BRANCH_TAKEN);
        boolean can = bytes.getLong(start) >>> 12 != 0 && isAddress(bytes.getLong(start));
        for (int at = start + written; at < start + readEnd; at += Long.BYTES) {
            can &= isAddress(bytes.getLong(at));
        }
        return can && (isBranch == 0 || isBranch == 1) && (taken == 0 || taken == isBranch);
    }

    /** Whether the bits that no processor translates are all alike. */
    private static boolean isAddress(long value) {
        long high = value >> 47;
        return high == 0 || high == -1;
    }
}
