package tandem.formats.csv;

/** What an address counts. */
enum AddressUnit {
    BYTE(0),
    /** Pages of 4096 bytes. */
    PAGE(12);

    final int shift;

    AddressUnit(int shift) {
        this.shift = shift;
    }
}
