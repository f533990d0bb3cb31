package tandem.formats.text;

import tandem.api.AccessKind;

/** The kind of accesses of which no column tells it: one of the kinds, or as the layout has it. */
enum DefaultOp {
    AUTO,
    READ,
    WRITE,
    FETCH,
    MODIFY;

    AccessKind or(AccessKind auto) {
        return this == AUTO ? auto : AccessKind.valueOf(name());
    }
}
