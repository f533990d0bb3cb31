package tandem.formats.tandembinary;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import tandem.api.AccessKind;
import tandem.api.TraceException;
import tandem.api.TraceWriter;

/** Writes accesses in blocks. */
final class BlockWriter implements TraceWriter {
    private static final int SLOTS = 1 << 8;

    private final OutputStream out;
    private final Shapes shapes = new Shapes();
    private final int[] recentShapes = new int[SLOTS];
    private final long[] ends = new long[Layout.MOST_SHAPES];
    private final Column shapeOf = new Column();
    private final Column addresses = new Column();
    private final Column times = new Column();
    private final Column body = new Column();
    private long timeBefore;
    private long accesses;

    BlockWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(Layout.head());
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        access(vcpu, address, sizeBytes, kind);
        times.signed(timeNanos - timeBefore);
        timeBefore = timeNanos;
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (vcpu < 0) {
            throw new TraceException("vCPU " + vcpu + " is negative");
        }
        if (shapeOf.length() == Layout.MOST_ACCESSES) {
            writeAccesses();
        }
        int shape = shape(vcpu, sizeBytes, kind);
        int line = shapes.lines[shape];
        long difference = address - ends[line];
        ends[line] = address + sizeBytes;
        if (difference == 0) {
            shapeOf.uint8(shape | Layout.GOES_ON);
        } else {
            shapeOf.uint8(shape);
            addresses.signed(difference);
        }
    }

    private int shape(int vcpu, long sizeBytes, AccessKind kind) {
        int slot = (int) (31 * (31L * vcpu + kind.ordinal()) + sizeBytes) & SLOTS - 1;
        int recent = recentShapes[slot];
        if (recent < shapes.count() && shapes.is(recent, kind, vcpu, sizeBytes)) {
            return recent;
        }
        int shape = shapes.find(kind, vcpu, sizeBytes);
        if (shape == Shapes.NONE) {
            if (shapes.count() == Layout.MOST_SHAPES) {
                writeAccesses();
            }
            shape = shapes.add(kind, vcpu, sizeBytes);
        }
        recentShapes[slot] = shape;
        return shape;
    }

    private void writeAccesses() {
        int count = shapeOf.length();
        body.uint8(times.length() == 0 ? Layout.UNTIMED : Layout.TIMED);
        body.varint(count);
        shapes.encode(body);
        body.column(shapeOf);
        body.column(addresses);
        body.column(times);
        writeBody();
        accesses += count;
        timeBefore = 0;
        Arrays.fill(ends, 0);
        shapes.clear();
        shapeOf.clear();
        addresses.clear();
        times.clear();
    }

    private void writeBody() {
        try {
            out.write(Layout.blockHead(body.array(), body.length()));
            out.write(body.array(), 0, body.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.clear();
    }

    @Override
    public void finish(boolean guestPhysical, List<String> warnings) {
        if (shapeOf.length() > 0) {
            writeAccesses();
        }
        new EndBlock(accesses, guestPhysical, warnings).encode(body);
        writeBody();
    }
}
