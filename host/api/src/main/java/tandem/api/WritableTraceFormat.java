package tandem.api;

import java.io.IOException;
import java.io.OutputStream;

/** A trace format that can be written too: {@code tandem convert TRACE NAME.EXTENSION} makes any trace one of it. */
public interface WritableTraceFormat extends TraceFormat {
    /** What the names of its files end in, without the dot, such as {@code tandem}; lower case, unique as its name. */
    String extension();

    /**
     * Begins a trace.
     *
     * @param out takes the bytes; the host compresses and closes it
     */
    TraceWriter write(OutputStream out) throws IOException;
}
