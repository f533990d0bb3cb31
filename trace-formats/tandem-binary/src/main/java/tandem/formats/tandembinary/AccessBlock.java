package tandem.formats.tandembinary;

import java.util.Arrays;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of a block that is read. */
final class AccessBlock {
    private static final int SHAPE = Layout.MOST_SHAPES - 1;

    private final Shapes shapes = new Shapes();
    private final long[] ends = new long[Layout.MOST_SHAPES];
    private final byte[] shapeOf = new byte[Layout.MOST_ACCESSES];
    private final long[] addresses = new long[Layout.MOST_ACCESSES];
    private int count;

    /** Passes the accesses of {@code body} on; answers how many. */
    int pass(Numbers body, boolean timed, AccessSink sink) throws TraceException {
        count = body.upTo(Layout.MOST_ACCESSES);
        shapes.decode(body);
        decodeShapes(body);
        Arrays.fill(ends, 0);
        if (timed) {
            passTimed(body, sink);
        } else {
            passUntimed(body, sink);
        }
        body.requireEnd();
        return count;
    }

    private void decodeShapes(Numbers body) throws TraceException {
        body.copy(shapeOf, count);
        int known = shapes.count();
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            int shape = shapeOf[i] & SHAPE;
            if (shape >= known) {
                throw Numbers.senseless();
            }
            bytes += shapes.lengths[shape];
        }
        body.requireRoom(bytes);
    }

    private void passUntimed(Numbers body, AccessSink sink) throws TraceException {
        for (int i = 0; i < count; i++) {
            int shape = shapeOf[i] & SHAPE;
            sink.access(shapes.vcpus[shape], address(body, i), shapes.sizes[shape], shapes.kinds[shape]);
        }
    }

    private void passTimed(Numbers body, AccessSink sink) throws TraceException {
        for (int i = 0; i < count; i++) {
            addresses[i] = address(body, i);
        }
        long time = 0;
        for (int i = 0; i < count; i++) {
            int shape = shapeOf[i] & SHAPE;
            time += body.signed();
            sink.access(time, shapes.vcpus[shape], addresses[i], shapes.sizes[shape], shapes.kinds[shape]);
        }
    }

    /** The address of the next access of those in the block. */
    private long address(Numbers body, int i) {
        int shape = shapeOf[i] & SHAPE;
        int line = shapes.lines[shape];
        long address = ends[line] + body.signed(shapes.lengths[shape]);
        ends[line] = address + shapes.sizes[shape];
        return address;
    }
}
