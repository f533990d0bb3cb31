package tandem.formats.text;

import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.TraceException;

/** What the columns of one line say. */
final class ColumnValues {
    private static final long OBJECT_BYTES = 1L << CountUnit.OBJECT.shift;

    private final Layout layout;
    private final Ops ops;
    private final Times times;
    private final Devices devices = new Devices();
    private final boolean timed;

    private @Nullable AccessKind kind;
    private long time;
    private int timeFrom;
    private int timeTo;
    private long instructions;
    private int vcpu;
    private long address;
    private long sizeBytes;
    private boolean writesBesides;
    private long writtenAddress;
    private boolean onDevice;
    private int device;

    ColumnValues(Layout layout, Columns columns) throws TraceException {
        this.layout = layout;
        ops = new Ops(layout.ops);
        times = new Times(layout.timeUnit, layout.clock);
        timed = columns.has(Role.TIME) || columns.has(Role.GAP);
    }

    void clear() {
        kind = layout.defaultOp;
        vcpu = 0;
        sizeBytes = 1;
        writesBesides = false;
        onDevice = false;
    }

    void take(Role role, Line line, int from, int to) throws TraceException {
        switch (role) {
            case IGNORED -> {}
            case ADDRESS -> address = count(line, from, to, layout.radix, layout.addressUnit);
            case OP -> kind = ops.kind(line, from, to);
            case SIZE -> sizeBytes = sizeBytes(line, from, to);
            case TIME -> takeTime(line, from, to);
            case TIME_UNIT -> time = Times.nanosIn(Numbers.text(line, from, to), line, timeFrom, timeTo);
            case GAP -> {
                instructions += line.decimal(from, to);
                time = times.ofCycles(instructions++);
            }
            case VCPU -> vcpu = vcpu(line, from, to);
            case WRITTEN_ADDRESS -> {
                writtenAddress = count(line, from, to, layout.radix, layout.addressUnit);
                writesBesides = true;
            }
            case DEVICE -> {
                device = devices.number(line, from, to);
                onDevice = true;
            }
        }
    }

    private void takeTime(Line line, int from, int to) throws TraceException {
        timeFrom = from;
        timeTo = to;
        time = times.nanos(line, from, to);
    }

    private static int vcpu(Line line, int from, int to) throws TraceException {
        long number = line.decimal(from, to);
        if (number > Integer.MAX_VALUE) {
            throw line.error(number + " is no vCPU or thread: a number below 2^31 is wanted");
        }
        return (int) number;
    }

    private long sizeBytes(Line line, int from, int to) throws TraceException {
        long bytes = count(line, from, to, 10, layout.sizeUnit);
        return layout.addressUnit == CountUnit.OBJECT ? Math.min(bytes, OBJECT_BYTES) : bytes;
    }

    private static long count(Line line, int from, int to, int radix, CountUnit unit) throws TraceException {
        long number = Numbers.unsigned(line, from, to, radix);
        long bytes = number << unit.shift;
        if (bytes >>> unit.shift != number && unit != CountUnit.OBJECT) {
            throw line.error("\"" + Numbers.text(line, from, to) + "\" is more than 64 bits can address");
        }
        return bytes;
    }

    void pass(AccessSink sink) throws TraceException {
        AccessKind known = kind;
        if (known == null) {
            return;
        }
        pass(address, known, sink);
        if (writesBesides) {
            pass(writtenAddress, AccessKind.WRITE, sink);
        }
    }

    private void pass(long at, AccessKind known, AccessSink sink) throws TraceException {
        long place = onDevice ? Devices.place(device, at) : at;
        if (timed) {
            sink.access(time, vcpu, place, sizeBytes, known);
        } else {
            sink.access(vcpu, place, sizeBytes, known);
        }
    }

    /** Whether the columns {@code from} to {@code to} look like a number, not a name. */
    boolean mayBeNumber(Line line, int from, int to) {
        if (layout.radix == 16) {
            return Numbers.text(line, from, to).matches("[0-9a-fA-F]+|0[xX].*");
        }
        byte first = line.at(from);
        return first >= '0' && first <= '9' && from < to;
    }
}
