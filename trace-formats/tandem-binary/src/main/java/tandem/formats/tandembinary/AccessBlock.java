package tandem.formats.tandembinary;

import java.util.Arrays;
import tandem.api.AccessBatch;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of a block that is read. */
final class AccessBlock {
    private static final int SHAPE = Layout.MOST_SHAPES - 1;

    private final Shapes shapes = new Shapes();
    private final long[] ends = new long[Layout.MOST_SHAPES];
    private final byte[] shapeOf = new byte[Layout.MOST_ACCESSES];
    private final AccessBatch batch = new AccessBatch();
    private long time;

    /** Passes the accesses of {@code body} on; answers how many. */
    int pass(Numbers body, boolean timed, AccessSink sink) throws TraceException {
        int count = body.upTo(Layout.MOST_ACCESSES);
        shapes.decode(body);
        body.copy(shapeOf, count);
        Numbers addresses = body.split(addressBytes(count));
        Arrays.fill(ends, 0);
        time = 0;
        for (int from = 0; from < count; from += AccessBatch.CAPACITY) {
            int some = Math.min(count - from, AccessBatch.CAPACITY);
            fill(addresses, from, some);
            for (int i = 0; i < some && timed; i++) {
                time += body.signed();
                batch.setTime(i, time);
            }
            batch.holds(some, timed);
            sink.accesses(batch);
        }
        body.requireEnd();
        return count;
    }

    private long addressBytes(int count) {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += shapes.lengths[shapeOf[i] & SHAPE];
        }
        return bytes;
    }

    /** Takes {@code some} accesses, from the block's access {@code from} on, into the batch. */
    private void fill(Numbers addresses, int from, int some) {
        int at = addresses.at();
        for (int i = 0; i < some; i++) {
            int shape = shapeOf[from + i] & SHAPE;
            int line = shapes.lines[shape];
            int length = shapes.lengths[shape];
            long sizeBytes = shapes.sizes[shape];
            long address = ends[line] + addresses.signed(at, length);
            at += length;
            ends[line] = address + sizeBytes;
            batch.set(i, shapes.vcpus[shape], address, sizeBytes, shapes.kinds[shape]);
        }
        addresses.goTo(at);
    }
}
