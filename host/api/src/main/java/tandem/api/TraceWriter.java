package tandem.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a trace. Reading what it has written passes the same accesses in the same order, by the same one of the two
 * methods. What its stream throws while an access is taken it throws as an {@link UncheckedIOException}.
 */
public interface TraceWriter extends AccessSink {
    /**
     * Ends the trace, which is not whole before.
     *
     * @param guestPhysical whether the addresses are guest-physical
     * @param warnings what people must know of the trace, as {@link TraceInput#warn} takes it, in order
     */
    void finish(boolean guestPhysical, List<String> warnings) throws IOException;
}
