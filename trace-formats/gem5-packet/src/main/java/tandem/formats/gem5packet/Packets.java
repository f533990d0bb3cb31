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
    private static final int ALL_FIELDS = 1 << TICK | 1 << COMMAND | 1 << ADDRESS | 1 << SIZE;
    private static final int LAST_FIELD = FLAGS;
    private static final int INSTRUCTION_FETCH = 0x100;

    private final Ticks ticks;
    private final AccessSink sink;
    private final long[] fields = new long[LAST_FIELD + 1];
    private long unknown;
    private boolean moved;

    Packets(Ticks ticks, AccessSink sink) {
        this.ticks = ticks;
        this.sink = sink;
    }

    boolean passSome(Messages messages) throws IOException {
        for (int i = 0; i < 1024; i++) {
            if (!messages.next()) {
                return false;
            }
            pass(messages);
        }
        return true;
    }

    void pass(Messages packet) throws IOException {
        int present = read(packet);
        if ((present & 1 << TICK) == 0 || (present & 1 << COMMAND) == 0) {
            throw new TraceException("a packet without a tick or a command: the trace is damaged");
        }
        long command = fields[COMMAND];
        AccessKind kind = Commands.kind(command);
        if (kind != null) {
            if ((present & ALL_FIELDS) != ALL_FIELDS) {
                throw new TraceException("a packet that reads or writes, without an address or a size");
            }
            moved |= Commands.hasMoved(command);
            pass(kind);
        } else if (!Commands.isSilent(command)) {
            unknown++;
        }
    }

    private int read(Messages packet) throws IOException {
        int present = 0;
        fields[FLAGS] = 0;
        while (packet.nextField()) {
            if (packet.isNumber() && packet.field() <= LAST_FIELD) {
                fields[packet.field()] = packet.number();
                present |= 1 << packet.field();
            }
        }
        return present;
    }

    private void pass(AccessKind kind) throws TraceException {
        boolean fetch = kind == AccessKind.READ && (fields[FLAGS] & INSTRUCTION_FETCH) != 0;
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
