package tandem.api;

/** What an access does. */
public enum AccessKind {
    /** Reads data. */
    READ,
    /** Writes data. */
    WRITE,
    /** Fetches an instruction: a read, by which traces without time are clocked. */
    FETCH,
    /** Reads and then writes the same bytes: one record, a read of each page it spans, then a write of each. */
    MODIFY
}
