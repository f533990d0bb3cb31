package tandem.tck;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import tandem.api.TracePart;
import tandem.api.TraceSample;

/** A trace of which each read gives a few bytes only, as a stream may. */
final class TricklingInput implements TracePart {
    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int MOST_BYTES = 5;

    private final byte[] content;
    private final InputStream stream;

    TricklingInput(byte[] content) {
        this.content = content;
        stream = new FilterInputStream(new ByteArrayInputStream(content)) {
            private int reads;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return in.read(target, offset, Math.min(length, 1 + reads++ % MOST_BYTES));
            }
        };
    }

    @Override
    public String name() {
        return "some.trace";
    }

    @Override
    public InputStream stream() {
        return stream;
    }

    @Override
    public TraceSample sample() {
        return new TraceSample(
                Arrays.copyOf(content, Math.min(content.length, SAMPLE_BYTES)), content.length <= SAMPLE_BYTES);
    }

    @Override
    public List<TracePart> parts() {
        return List.of(this);
    }

    @Override
    public void atLine(long line) {
        // nothing goes wrong
    }

    @Override
    public void atByte(long offset) {
        // nothing goes wrong
    }

    @Override
    public void warn(String message) {
        // no people here
    }

    @Override
    public void close() {
        // holds nothing
    }
}
