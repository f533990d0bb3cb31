package tandem.formats.drmemtrace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of DynamoRIO's traces, for tests: {@code thread(7).at(0).fetch(0x401000).write(0x7000).end()}. */
final class Entries {
    /** A time of 2025, in microseconds since 1601. */
    static final long START_MICROS = 13_386_385_969_186_755L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean wide;
    private final long startMicros;

    private Entries(boolean wide, long startMicros) {
        this.wide = wide;
        this.startMicros = startMicros;
    }

    /** The beginning of the file of a thread. */
    static Entries thread(long id) {
        return new Entries(true, START_MICROS).head(id, 0);
    }

    /** The beginning of the file of a thread, of a type. */
    static Entries thread(long id, int fileType) {
        return new Entries(true, START_MICROS).head(id, fileType);
    }

    /** The beginning of the file of a thread of a 32-bit program, whose timestamps start at {@code startMicros}. */
    static Entries thread32(long id, long startMicros) {
        return new Entries(false, startMicros).head(id, 0);
    }

    private Entries head(long thread, int fileType) {
        entry(25, 0, 7).entry(28, 12, 7).entry(28, 9, fileType);
        return entry(22, 4, thread).entry(24, 4, thread);
    }

    Entries entry(int type, int size, long value) {
        ByteBuffer entry = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        entry.putShort((short) type).putShort((short) size).putLong(value);
        bytes.write(entry.array(), 0, wide ? 12 : 8);
        return this;
    }

    /** A timestamp, so many microseconds after the first. */
    Entries at(long micros) {
        return entry(28, 2, startMicros + micros).entry(28, 3, 0);
    }

    /** The end of a chunk, whose number is {@code chunk}. */
    Entries chunkEnd(long chunk) {
        return entry(28, 21, chunk);
    }

    /** The beginning of a chunk that is not the first. */
    Entries chunk(long micros) {
        return entry(28, 22, 17).at(micros);
    }

    Entries fetch(long address) {
        return entry(10, 4, address);
    }

    Entries fetches(int count) {
        for (int i = 0; i < count; i++) {
            fetch(0x401000 + 4L * i);
        }
        return this;
    }

    Entries read(long address) {
        return entry(0, 8, address);
    }

    Entries write(long address) {
        return entry(1, 8, address);
    }

    /** The end of the file; what is written after it makes it no end. */
    Entries end() {
        return entry(23, 4, 7).entry(26, 0, 0);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String latin1() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    Entries to(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes());
        return this;
    }
}
