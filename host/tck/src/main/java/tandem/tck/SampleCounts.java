package tandem.tck;

/**
 * What is in a sample.
 *
 * @param records accesses as the format tells them
 * @param reads of them, those that read, also those that write too
 * @param writes of them, those that write, also those that read too
 * @param fetches of them, instruction fetches
 */
public record SampleCounts(long records, long reads, long writes, long fetches) {}
