package tandem.formats.tandembinary;

import java.util.Arrays;
import tandem.api.AccessKind;
import tandem.api.TraceException;

/** The shapes of a block: what many of its accesses have in common. */
final class Shapes {
    static final int NONE = -1;

    private static final int HALF = 4;

    final AccessKind[] kinds = new AccessKind[Layout.MOST_SHAPES];
    final int[] vcpus = new int[Layout.MOST_SHAPES];
    final long[] sizes = new long[Layout.MOST_SHAPES];
    /** How many bytes the difference of the address has; of a shape that is not there, more than any block has. */
    final int[] lengths = new int[Layout.MOST_SHAPES];
    /** The shape under which it is kept, in an array by shape, where the last access before one of each shape ended. */
    final int[] lines = new int[Layout.MOST_SHAPES];

    private int count;

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** The number of this shape; {@link #NONE} where there is no such one. */
    int find(AccessKind kind, int vcpu, long sizeBytes, int length) {
        for (int shape = 0; shape < count; shape++) {
            if (is(shape, kind, vcpu, sizeBytes, length)) {
                return shape;
            }
        }
        return NONE;
    }

    boolean is(int shape, AccessKind kind, int vcpu, long sizeBytes, int length) {
        return lengths[shape] == length && sizes[shape] == sizeBytes && kinds[shape] == kind && vcpus[shape] == vcpu;
    }

    /** Adds a shape; answers its number. */
    int add(AccessKind kind, int vcpu, long sizeBytes, int length) {
        kinds[count] = kind;
        vcpus[count] = vcpu;
        sizes[count] = sizeBytes;
        lengths[count] = length;
        lines[count] = line(kind, vcpu, sizeBytes);
        return count++;
    }

    /** The first shape whose accesses are one after the other with such ones; the number of shapes where there is none. */
    int line(AccessKind kind, int vcpu, long sizeBytes) {
        int shape = 0;
        while (shape < count && !isOnLine(shape, kind, vcpu, sizeBytes)) {
            shape++;
        }
        return shape;
    }

    boolean isOnLine(int shape, AccessKind kind, int vcpu, long sizeBytes) {
        return kinds[shape] == kind && vcpus[shape] == vcpu && (kind == AccessKind.FETCH || sizes[shape] == sizeBytes);
    }

    void decode(Numbers body) throws TraceException {
        clear();
        Arrays.fill(lengths, Layout.LARGEST_BODY_BYTES);
        for (int left = body.upTo(Layout.MOST_SHAPES); left > 0; left--) {
            int halves = body.uint8();
            int kind = halves & (1 << HALF) - 1;
            int length = halves >>> HALF;
            if (kind >= Layout.KINDS.size() || length > Long.BYTES) {
                throw Numbers.senseless();
            }
            add(Layout.KINDS.get(kind), body.upTo(Integer.MAX_VALUE), body.varint(), length);
        }
    }

    void encode(Column body) {
        body.varint(count);
        for (int shape = 0; shape < count; shape++) {
            body.uint8(Layout.KINDS.indexOf(kinds[shape]) | lengths[shape] << HALF);
            body.varint(vcpus[shape]);
            body.varint(sizes[shape]);
        }
    }
}
