package tandem.formats.text;

/** What a column holds. */
enum Role {
    /** Nothing that is wanted. */
    IGNORED,
    TIME,
    /** The unit of the time in the column before, such as {@code us}. */
    TIME_UNIT,
    /** How many instructions the program executed between the access before and this one. */
    GAP,
    VCPU,
    OP,
    ADDRESS,
    SIZE,
    /** The address of a byte that the record writes besides. */
    WRITTEN_ADDRESS,
    /** The disk or process that the address belongs to. */
    DEVICE
}
