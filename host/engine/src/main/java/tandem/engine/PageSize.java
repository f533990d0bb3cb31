package tandem.engine;

/** Finds the frame of an address: by a shift where the page size is a power of two. */
final class PageSize {
    private final long bytes;
    private final int shift;

    PageSize(long bytes) {
        this.bytes = bytes;
        this.shift = Long.bitCount(bytes) == 1 ? Long.numberOfTrailingZeros(bytes) : -1;
    }

    long frame(long address) {
        return shift >= 0 ? address >>> shift : Long.divideUnsigned(address, bytes);
    }

    /** Whether so many bytes at {@code address}, one at least, are all in one page. */
    boolean isWithinPage(long address, long sizeBytes) {
        long offset = shift >= 0 ? address & bytes - 1 : Long.remainderUnsigned(address, bytes);
        // neither fewer than one byte nor more than are left of the page: one question instead of two
        return (sizeBytes - 1 | bytes - offset - sizeBytes) >= 0;
    }
}
