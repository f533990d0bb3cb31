package tandem.formats.tandembinary;

import tandem.api.AccessKind;
import tandem.api.TraceException;

/** The shapes of a block: what many of its accesses have in common. */
final class Shapes {
    static final int NONE = -1;

    final AccessKind[] kinds = new AccessKind[Layout.MOST_SHAPES];
    final int[] vcpus = new int[Layout.MOST_SHAPES];
    final long[] sizes = new long[Layout.MOST_SHAPES];
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
    int find(AccessKind kind, int vcpu, long sizeBytes) {
        for (int shape = 0; shape < count; shape++) {
            if (is(shape, kind, vcpu, sizeBytes)) {
                return shape;
            }
        }
        return NONE;
    }

    boolean is(int shape, AccessKind kind, int vcpu, long sizeBytes) {
        return sizes[shape] == sizeBytes && kinds[shape] == kind && vcpus[shape] == vcpu;
    }

    /** Adds a shape; answers its number. */
    int add(AccessKind kind, int vcpu, long sizeBytes) {
        kinds[count] = kind;
        vcpus[count] = vcpu;
        sizes[count] = sizeBytes;
        lines[count] = line(kind, vcpu);
        return count++;
    }

    private int line(AccessKind kind, int vcpu) {
        for (int shape = 0; shape < count && kind == AccessKind.FETCH; shape++) {
            if (kinds[shape] == kind && vcpus[shape] == vcpu) {
                return shape;
            }
        }
        return count;
    }

    void decode(Numbers body) throws TraceException {
        clear();
        for (int left = body.upTo(Layout.MOST_SHAPES); left > 0; left--) {
            int kind = body.uint8();
            if (kind >= Layout.KINDS.size()) {
                throw Numbers.senseless();
            }
            add(Layout.KINDS.get(kind), body.upTo(Integer.MAX_VALUE), body.varint());
        }
    }

    void encode(Column body) {
        body.varint(count);
        for (int shape = 0; shape < count; shape++) {
            body.uint8(Layout.KINDS.indexOf(kinds[shape]));
            body.varint(vcpus[shape]);
            body.varint(sizes[shape]);
        }
    }
}
