package tandem.formats.tandembinary;

import java.util.Arrays;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of a block that is read. */
final class AccessBlock {
    private final Shapes shapes = new Shapes();
    private final long[] ends = new long[Layout.MOST_SHAPES];
    private final int[] shapeOf = new int[Layout.MOST_ACCESSES];
    private final long[] addresses = new long[Layout.MOST_ACCESSES];
    private final long[] times = new long[Layout.MOST_ACCESSES];
    private boolean timed;
    private int count;

    /** Takes the accesses of {@code body}; answers how many. */
    int decode(Numbers body, boolean timed) throws TraceException {
        this.timed = timed;
        count = body.upTo(Layout.MOST_ACCESSES);
        shapes.decode(body);
        decodeShapes(body);
        decodeAddresses(body);
        if (timed) {
            decodeTimes(body);
        }
        body.requireEnd();
        return count;
    }

    private void decodeShapes(Numbers body) throws TraceException {
        int known = shapes.count();
        for (int i = 0; i < count; i++) {
            int shape = body.uint8();
            if ((shape & ~Layout.GOES_ON) >= known) {
                throw Numbers.senseless();
            }
            shapeOf[i] = shape;
        }
    }

    private void decodeAddresses(Numbers body) throws TraceException {
        Arrays.fill(ends, 0);
        for (int i = 0; i < count; i++) {
            int shape = shapeOf[i] & ~Layout.GOES_ON;
            int line = shapes.lines[shape];
            long address = ends[line];
            if (shape == shapeOf[i]) {
                address += body.signed();
            }
            shapeOf[i] = shape;
            addresses[i] = address;
            ends[line] = address + shapes.sizes[shape];
        }
    }

    private void decodeTimes(Numbers body) throws TraceException {
        long time = 0;
        for (int i = 0; i < count; i++) {
            time += body.signed();
            times[i] = time;
        }
    }

    void pass(AccessSink sink) throws TraceException {
        for (int i = 0; i < count; i++) {
            int shape = shapeOf[i];
            int vcpu = shapes.vcpus[shape];
            long sizeBytes = shapes.sizes[shape];
            AccessKind kind = shapes.kinds[shape];
            if (timed) {
                sink.access(times[i], vcpu, addresses[i], sizeBytes, kind);
            } else {
                sink.access(vcpu, addresses[i], sizeBytes, kind);
            }
        }
    }
}
