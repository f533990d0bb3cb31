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
    private final int[] recentLines = new int[SLOTS];
    private final int[] recentShapes = new int[SLOTS];
    /** Where the last access of each line ended; of one that is new in a block of all shapes, too. */
    private final long[] ends = new long[Layout.MOST_SHAPES + 1];

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
        int line = line(vcpu, sizeBytes, kind);
        long difference = address - ends[line];
        int length = Column.lengthOf(difference);
        int shape = shape(vcpu, sizeBytes, kind, length);
        if (shape == Shapes.NONE) {
            writeAccesses();
            access(vcpu, address, sizeBytes, kind);
            return;
        }
        ends[line] = address + sizeBytes;
        shapeOf.uint8(shape);
        addresses.signed(difference, length);
    }

    /** Where in {@link #ends} it stands where the last access before such a one ended. */
    private int line(int vcpu, long sizeBytes, AccessKind kind) {
        int slot = slot(vcpu, sizeBytes, kind);
        int recent = recentLines[slot];
        if (recent < shapes.count() && shapes.isOnLine(recent, kind, vcpu, sizeBytes)) {
            return shapes.lines[recent];
        }
        int line = shapes.line(kind, vcpu, sizeBytes);
        recentLines[slot] = line;
        return line;
    }

    /** The number of a shape, a new one where there is room; else {@link Shapes#NONE}. */
    private int shape(int vcpu, long sizeBytes, AccessKind kind, int length) {
        int slot = slot(vcpu, sizeBytes, kind) + length & SLOTS - 1;
        int recent = recentShapes[slot];
        if (recent < shapes.count() && shapes.is(recent, kind, vcpu, sizeBytes, length)) {
            return recent;
        }
        int shape = shapes.find(kind, vcpu, sizeBytes, length);
        if (shape == Shapes.NONE && shapes.count() < Layout.MOST_SHAPES) {
            shape = shapes.add(kind, vcpu, sizeBytes, length);
        }
        recentShapes[slot] = Math.max(shape, 0);
        return shape;
    }

    private static int slot(int vcpu, long sizeBytes, AccessKind kind) {
        return (int) (31 * (31L * vcpu + kind.ordinal()) + sizeBytes) & SLOTS - 1;
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
