package tandem.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Parses the numbers of a lackey trace and drops them: as fast as one thread can look at each of its records. */
final class NumberLoop {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final byte[] VALUES = values();

    private long sum;

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int digit = 0; digit < 16; digit++) {
            values[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return values;
    }

    /** Goes through the file; answers how many records it has. */
    long run(Path file) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long records = 0;
        int kept = 0;
        try (FileChannel in = FileChannel.open(file)) {
            for (int read = in.read(ByteBuffer.wrap(chunk)); read > 0; ) {
                int end = afterLastLine(chunk, kept + read);
                for (int at = 0; at < end; records++) {
                    at = record(chunk, at);
                }
                kept += read - end;
                System.arraycopy(chunk, end, chunk, 0, kept);
                read = in.read(ByteBuffer.wrap(chunk, kept, chunk.length - kept));
            }
        }
        if (sum == 0) {
            throw new IllegalStateException(file + " has no numbers");
        }
        return records;
    }

    private static int afterLastLine(byte[] chunk, int filled) {
        int end = filled;
        while (end > 0 && chunk[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private int record(byte[] chunk, int from) {
        int at = from + 3;
        long address = 0;
        for (; chunk[at] != ','; at++) {
            address = address << 4 | VALUES[chunk[at]];
        }
        int size = 0;
        for (at++; chunk[at] != '\n'; at++) {
            size = 10 * size + chunk[at] - '0';
        }
        sum += address + size + chunk[from + 1];
        return at + 1;
    }
}
