package tandem.tck;

/** What a trace format can do and need not. A kit checks that it does it where this is declared, and does not elsewhere. */
public enum FormatAbility {
    /**
     * Is text, a line a record: lines may end in CR LF, the last may lack its end, and a line that is no record is an
     * error that names it.
     */
    LINES,

    /** Has addresses of 64 bits without sign; the sample has one of at least 2⁶³. */
    HIGH_ADDRESSES,

    /**
     * Sees that a trace was cut within a record, wherever that was. Text often cannot: {@code ,16} may have lost its last
     * digit.
     */
    SEES_CUT_RECORDS,

    /** Sees that a trace was cut between two records, since it says how many there are or where it ends. */
    SEES_MISSING_RECORDS
}
