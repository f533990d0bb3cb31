package tandem.formats.text;

import tandem.api.AccessKind;

/** How lines are read: what a preset says, with what the options say put over it. */
final class Layout {
    /** See {@link Columns}. */
    String columns = "";

    /** The characters between columns; any number of them in a row where a blank is one of them. */
    String separators = "";

    /** The beginnings, divided by blanks, of lines that are no records. */
    String comments = "#";

    /** Whether the first line names the columns. */
    Choice header = Choice.AUTO;

    /** Of addresses without 0x. */
    int radix = 10;

    /** See {@link Ops}. */
    String ops = "R=read,W=write,I=fetch,r=read,w=write,i=fetch";

    /** The kind where no column says it. */
    AccessKind defaultOp = AccessKind.READ;

    CountUnit addressUnit = CountUnit.BYTE;
    CountUnit sizeUnit = CountUnit.BYTE;
    TimeUnit timeUnit = TimeUnit.NS;

    /** Cycles a second. */
    long clock = 1_000_000_000;

    /** Whether addresses are guest-physical. */
    boolean physical;

    /** What users must know of such a trace to read its figures right; empty where there is nothing. */
    String note = "";
}
