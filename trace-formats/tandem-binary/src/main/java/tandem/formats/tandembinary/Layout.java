package tandem.formats.tandembinary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import tandem.api.AccessKind;

/** The numbers of the layout that {@link TandemBinary} describes. */
final class Layout {
    static final int VERSION = 2;
    static final int HEAD_BYTES = 12;
    static final int BLOCK_HEAD_BYTES = 8;

    static final int END = 0;
    static final int UNTIMED = 1;
    static final int TIMED = 2;

    static final int MOST_ACCESSES = 1 << 16;
    static final int MOST_SHAPES = 1 << 8;

    static final int LARGEST_BODY_BYTES = 1 << 21;

    /** The kinds of access by their numbers. */
    static final List<AccessKind> KINDS =
            List.of(AccessKind.READ, AccessKind.WRITE, AccessKind.FETCH, AccessKind.MODIFY);

    /** 89 "TANDEM" 0a, read as a little-endian number. */
    private static final long MAGIC = 0x0a4d45444e415489L;

    private Layout() {}

    static byte[] head() {
        return littleEndian(HEAD_BYTES).putLong(MAGIC).putInt(VERSION).array();
    }

    static boolean begins(ByteBuffer head) {
        return head.remaining() >= Long.BYTES && head.getLong(0) == MAGIC;
    }

    static byte[] blockHead(byte[] body, int bodyBytes) {
        ByteBuffer head = littleEndian(BLOCK_HEAD_BYTES).putInt(bodyBytes);
        return head.putInt(checksum(head.array(), body, bodyBytes)).array();
    }

    static int checksum(byte[] blockHead, byte[] body, int bodyBytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(blockHead, 0, Integer.BYTES);
        checksum.update(body, 0, bodyBytes);
        return (int) checksum.getValue();
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return littleEndian(new byte[bytes]);
    }
}
