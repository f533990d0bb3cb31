package tandem.formats.text;

/** What an address or a size counts. */
enum CountUnit {
    AUTO(0),
    BYTE(0),
    /** Of 512 bytes. */
    SECTOR(9),
    /** Of 4096 bytes. */
    PAGE(12),
    /** Objects that are each taken for a page: at number × 4096, modulo 2^64 for hashes, and no larger. */
    OBJECT(12);

    final int shift;

    CountUnit(int shift) {
        this.shift = shift;
    }
}
