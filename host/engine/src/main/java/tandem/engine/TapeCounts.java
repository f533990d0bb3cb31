package tandem.engine;

/**
 * What a tape knows of its trace. Counts are of one lap and, but for {@code accesses}, before coalescing.
 *
 * @param records access records; one that reads and writes is one
 * @param reads records that read data
 * @param writes records that write data
 * @param fetches instruction fetches
 * @param pageAccesses accesses to single pages, over all laps
 * @param accesses accesses to single pages on the tape, over all laps
 * @param lowestAddress the lowest start address, unsigned
 * @param highestAddress the highest start address, unsigned
 * @param guestPhysical whether addresses are guest-physical
 */
public record TapeCounts(
        long records,
        long reads,
        long writes,
        long fetches,
        long pageAccesses,
        long accesses,
        long lowestAddress,
        long highestAddress,
        boolean guestPhysical) {}
