package tandem.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The decompressed bytes of a trace, and where the reader is in them. */
public interface TraceInput {
    /**
     * The bytes; the same stream at each call. The host closes it.
     *
     * @throws IOException where they cannot be read, or the trace is a folder: then there are only its parts
     */
    InputStream stream() throws IOException;

    /** The beginning of what {@link #stream()} gives, which this does not read on. */
    TraceSample sample() throws IOException;

    /**
     * The files of a trace that is a folder, ordered by name; where it is no folder, its only file. A folder comes to
     * formats that {@linkplain TraceFormat#readsFolders() say} that they read them.
     */
    List<TracePart> parts();

    /** Tells that the record read now stands in this line, counted from 1. */
    void atLine(long line);

    /** Tells that the record read now starts at this byte of the decompressed trace, counted from 0. */
    void atByte(long offset);

    /**
     * Tells users, and the record of the run, what they must know of this trace to read its figures right, such as that
     * it was filtered. What is told again is shown once.
     */
    void warn(String message);
}
