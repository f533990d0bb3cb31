package tandem.formats.gem5packet;

import java.io.IOException;
import java.io.InputStream;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * What gem5's CommMonitor writes: {@code gem5}, a header and packets, each a protobuf message with its length before it.
 *
 * <pre>{@code
 * PacketHeader { 1: "system.monitor"  3: 1000000000000 }      ticks in a second
 * Packet { 1: 800000000500  2: 1  3: 0x29ea8b8  4: 8 }        tick, command (1 reads, 4 writes), address, size
 * }</pre>
 *
 * <p>Addresses are physical. A file that is cut between two packets looks like a whole one.
 */
@Extension
public final class Gem5Packet implements TraceFormat {
    @Override
    public String name() {
        return "gem5-packet";
    }

    @Override
    public String help() {
        return """
                gem5's packet traces (CommMonitor, MemTraceProbe): physical addresses with times.

                The bytes "gem5", then protobuf messages, each with its length before it: a header
                (3: ticks in a second), then packets (1: tick, 2: command, 3: address, 4: size, 5: flags).

                Requests to read and to write are read, as gem5 numbers them now; responses, and what only
                caches tell each other, are passed over.""";
    }

    @Override
    public boolean guestPhysical() {
        return true;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return Header.begins(sample);
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        InputStream stream = input.stream();
        Messages messages = new Messages(stream, Header.MAGIC_BYTES);
        try {
            Header header = Header.read(stream, messages);
            if (header.isOfInstructions()) {
                throw new TraceException("this is gem5's trace of instructions, which has no time for its accesses:"
                        + " record the packets, with a CommMonitor or a MemTraceProbe");
            }
            Packets packets = new Packets(new Ticks(header.ticksASecond()), sink);
            while (messages.next()) {
                packets.pass(messages);
            }
            packets.warn(input);
        } finally {
            input.atByte(messages.offset());
        }
    }
}
