package tandem.formats.gem5packet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/**
 * How a trace begins: {@code gem5}, then a message with the name of what recorded it (1), a version (2), the ticks in a
 * second (3) and, in traces of packets, names of requestors (4), in traces of instructions a number (4).
 */
final class Header {
    static final int MAGIC_BYTES = 4;

    private static final byte[] MAGIC = {'g', 'e', 'm', '5'};
    private static final int TICK_FREQUENCY = 3;
    private static final int NAMES = 4;

    private long ticksASecond;
    private boolean ofInstructions;

    private Header() {}

    /** Whether a trace begins like this. */
    static boolean begins(TraceSample sample) {
        byte[] bytes = new byte[sample.length()];
        sample.buffer().get(bytes);
        InputStream stream = new ByteArrayInputStream(bytes);
        try {
            read(stream, new Messages(stream, MAGIC_BYTES));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads the beginning, of which {@code messages} are to give what follows the magic. */
    static Header read(InputStream stream, Messages messages) throws IOException {
        if (!Arrays.equals(stream.readNBytes(MAGIC_BYTES), MAGIC) || !messages.next()) {
            throw new TraceException("the trace does not begin with \"gem5\" and a header");
        }
        Header header = new Header();
        while (messages.nextField()) {
            header.field(messages);
        }
        if (header.ticksASecond <= 0) {
            throw new TraceException("the header does not tell how many ticks a second has");
        }
        return header;
    }

    private void field(Messages messages) {
        if (messages.isNumber() && messages.field() == TICK_FREQUENCY) {
            ticksASecond = messages.number();
        } else if (messages.isNumber() && messages.field() == NAMES) {
            ofInstructions = true;
        }
    }

    long ticksASecond() {
        return ticksASecond;
    }

    /** Whether it is a trace of instructions or of their dependencies, not of packets. */
    boolean isOfInstructions() {
        return ofInstructions;
    }
}
