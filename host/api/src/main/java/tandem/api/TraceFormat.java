package tandem.api;

import java.io.IOException;
import org.pf4j.ExtensionPoint;

/**
 * A trace format: says whether a sample of bytes is its own, and reads records into a sink.
 *
 * <p>The host makes a new instance for each trace with the constructor without parameters and sets its {@link Option}
 * fields. Decompression, the place in error messages, progress, cancellation and time for traces without are the
 * host's. {@link LineFormat} carries the loop over lines, {@link RecordFormat} the one over binary records.
 */
public interface TraceFormat extends ExtensionPoint {
    /** The name that users type: lower case, words joined by {@code -}; unique among all formats installed. */
    String name();

    /** What it reads in one line, for lists, and after an empty line two sample lines or the record's layout. */
    String help();

    /** Whether the sample is of this format; false where in doubt. Never throws, whatever the bytes. */
    boolean recognises(TraceSample sample);

    /**
     * Reads all records into {@code sink}, in order, to the end of the input.
     *
     * @throws TraceException where a record is not of this format, or cut off
     * @throws IOException as the input or the sink throws it
     */
    void read(TraceInput input, AccessSink sink) throws IOException;

    /**
     * Whether it reads a trace of several files in a folder, by {@link TraceInput#parts()}. Such a folder is of this
     * format where a file in it is.
     */
    default boolean readsFolders() {
        return false;
    }

    /**
     * Whether addresses are guest-physical, so that a frame's number is its place in the VM's memory. A format may know
     * this only after it has recognised or read the trace.
     */
    default boolean guestPhysical() {
        return false;
    }
}
