package tandem.formats.gem5packet;

import java.io.IOException;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceInput;

/** Passes packets on as accesses. */
final class Packets {
    private static final int TICK = 1;
    private static final int COMMAND = 2;
    private static final int ADDRESS = 3;
    private static final int SIZE = 4;
    private static final int FLAGS = 5;
    private static final int NEEDED_FIELDS = 1 << TICK | 1 << COMMAND;
    private static final int ALL_FIELDS = NEEDED_FIELDS | 1 << ADDRESS | 1 << SIZE;
    private static final int FIELDS = 8;
    private static final int INSTRUCTION_FETCH = 0x100;

    private final Ticks ticks;
    private final AccessSink sink;
    private final long[] fields = new long[FIELDS];
    private long unknown;
    private boolean moved;

    Packets(Ticks ticks, AccessSink sink) {
        this.ticks = ticks;
        this.sink = sink;
    }

    void pass(Messages packet) throws IOException {
        fields[FLAGS] = 0;
        int present = packet.readNumbers(fields);
        while (packet.nextField()) {
            if (packet.isNumber() && packet.field() < fields.length) {
                fields[packet.field()] = packet.number();
                present |= 1 << packet.field();
            }
        }
        AccessKind kind = Commands.kind(fields[COMMAND]);
        if (kind != null && (present & ALL_FIELDS) == ALL_FIELDS) {
            pass(kind);
        } else {
            passOver(present);
        }
    }

    private void passOver(int present) throws TraceException {
        if ((present & NEEDED_FIELDS) != NEEDED_FIELDS) {
            throw new TraceException("a packet without a tick or a command: the trace is damaged");
        }
        if (Commands.kind(fields[COMMAND]) != null) {
            throw new TraceException("a packet that reads or writes, without an address or a size");
        }
        unknown += Commands.isSilent(fields[COMMAND]) ? 0 : 1;
    }

    private void pass(AccessKind kind) throws TraceException {
        moved |= Commands.hasMoved(fields[COMMAND]);
        boolean fetch = (fields[FLAGS] & INSTRUCTION_FETCH) != 0 && kind == AccessKind.READ;
        long sizeBytes = fields[SIZE] & 0xffff_ffffL;
        sink.access(ticks.nanos(fields[TICK]), 0, fields[ADDRESS], sizeBytes, fetch ? AccessKind.FETCH : kind);
    }

    /** Says what may be wrong with what was read. */
    void warn(TraceInput input) {
        if (unknown > 0) {
            input.warn(unknown + " packets were left out, whose commands are none that gem5 has, or no accesses");
        }
        if (moved) {
            input.warn("some packets have commands other than ReadReq and WriteReq, which gem5's releases number"
                    + " differently: they are taken as the newest do");
        }
    }
}
