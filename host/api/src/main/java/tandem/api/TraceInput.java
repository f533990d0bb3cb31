package tandem.api;

import java.io.InputStream;

/** The decompressed bytes of a trace, and where the reader is in them. */
public interface TraceInput {
    /** The bytes; the same stream at each call. The host closes it. */
    InputStream stream();

    /** Tells that the record read now stands in this line, counted from 1. */
    void atLine(long line);

    /** Tells that the record read now starts at this byte of the decompressed trace, counted from 0. */
    void atByte(long offset);
}
