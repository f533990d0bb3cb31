package tandem.formats.csv;

/** Whether the first line names the columns. */
enum Header {
    YES,
    NO,
    /** It does where nothing in it is a number. */
    AUTO
}
