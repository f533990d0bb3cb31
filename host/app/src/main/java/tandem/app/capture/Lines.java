package tandem.app.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes bytes and passes on whole lines: of a last line that was cut, nothing. */
public final class Lines {
    private final OutputStream out;
    private byte[] cut = new byte[0];
    private long bytes;

    Lines(OutputStream out) {
        this.out = out;
    }

    void remark(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void take(byte[] more, int count) throws IOException {
        int end = count;
        while (end > 0 && more[end - 1] != '\n') {
            end--;
        }
        if (end > 0) {
            out.write(cut);
            out.write(more, 0, end);
            bytes += cut.length + end;
            cut = Arrays.copyOfRange(more, end, count);
        } else {
            int before = cut.length;
            cut = Arrays.copyOf(cut, before + count);
            System.arraycopy(more, 0, cut, before, count);
        }
    }

    /** How many bytes were recorded. */
    long bytes() {
        return bytes;
    }
}
