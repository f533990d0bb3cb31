package tandem.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The beginning of a trace, decompressed, from which a format tells whether it is its own. */
public final class TraceSample {
    private final byte[] bytes;
    private final boolean whole;

    /**
     * A sample.
     *
     * @param bytes the first bytes, some tens of thousands where the trace has as many
     * @param whole whether these are all bytes of the trace
     */
    public TraceSample(byte[] bytes, boolean whole) {
        this.bytes = bytes.clone();
        this.whole = whole;
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** The byte at {@code offset}, from 0. */
    public byte at(int offset) {
        return bytes[offset];
    }

    /** Its bytes, read-only, whose numbers are little-endian. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether it holds all bytes of the trace. */
    public boolean whole() {
        return whole;
    }

    /**
     * The sample's complete lines without their ends, read as ISO 8859-1, and without a byte order mark of UTF-8. The
     * last one counts where it is whole.
     */
    public List<String> lines() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = new Line(bytes).afterMark(0, bytes.length);
        List<String> lines = text.substring(start).lines().toList();
        boolean lastIsCut = !whole && !text.endsWith("\n");
        return lastIsCut ? lines.subList(0, Math.max(0, lines.size() - 1)) : lines;
    }
}
