package tandem.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A trace of bytes in memory, for tests. */
final class BytesInput implements TraceInput {
    private final InputStream stream;
    private final TraceSample sample;
    final List<String> warnings = new ArrayList<>();
    long line;
    long offset;

    BytesInput(byte[] bytes) {
        this(new ByteArrayInputStream(bytes), new TraceSample(bytes, true));
    }

    BytesInput(InputStream stream) {
        this(stream, new TraceSample(new byte[0], false));
    }

    private BytesInput(InputStream stream, TraceSample sample) {
        this.stream = stream;
        this.sample = sample;
    }

    @Override
    public InputStream stream() {
        return stream;
    }

    @Override
    public TraceSample sample() {
        return sample;
    }

    @Override
    public List<TracePart> parts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void atLine(long number) {
        line = number;
    }

    @Override
    public void atByte(long byteOffset) {
        offset = byteOffset;
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
    }
}
