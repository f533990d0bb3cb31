package tandem.formats.vscsi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;

/** Where the fields of a record are. */
enum Layout {
    V1(1, 32, 12, 14, 4, 16, 24),
    V2(2, 40, 0, 2, 8, 16, 24);

    private static final int SECTOR_BYTES = 512;

    final int recordBytes;
    final int command;
    final int length;
    final int block;
    final int time;
    private final int number;
    private final int version;

    Layout(int number, int recordBytes, int command, int version, int length, int block, int time) {
        this.number = number;
        this.recordBytes = recordBytes;
        this.command = command;
        this.version = version;
        this.length = length;
        this.block = block;
        this.time = time;
    }

    /** The layout of these records, all of one version and half of them reads or writes of sectors; null for none. */
    static @Nullable Layout of(ByteBuffer bytes) {
        for (Layout layout : values()) {
            if (layout.fits(bytes)) {
                return layout;
            }
        }
        return null;
    }

    private boolean fits(ByteBuffer bytes) {
        int records = bytes.limit() / recordBytes;
        int accesses = 0;
        for (int i = 0; i < records; i++) {
            int start = i * recordBytes;
            if (bytes.getShort(start + version) >> 8 != number) {
                return false;
            }
            int sizeBytes = bytes.getInt(start + length);
            boolean sectors = sizeBytes > 0 && sizeBytes % SECTOR_BYTES == 0;
            accesses += sectors && kind(bytes.getShort(start + command)) != null ? 1 : 0;
        }
        return records > 1 && 2 * accesses >= records;
    }

    /** What a SCSI command does; null for neither a read nor a write. */
    static @Nullable AccessKind kind(int command) {
        return switch (command) {
            case 0x08, 0x28, 0xa8, 0x88 -> AccessKind.READ;
            case 0x0a, 0x2a, 0xaa, 0x8a -> AccessKind.WRITE;
            default -> null;
        };
    }
}
