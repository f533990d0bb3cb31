package tandem.engine;

import java.io.IOException;
import tandem.api.AccessSink;

/** A trace that can be read, from its beginning, as often as needed. */
@FunctionalInterface
public interface TraceReading {
    /** Reads all accesses into {@code sink}, in the order of the trace. */
    void into(AccessSink sink) throws IOException;
}
