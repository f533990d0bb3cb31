package tandem.engine;

import java.nio.ByteBuffer;

/**
 * What the timing needs of a replay beside its events.
 *
 * @param pages pages of the guest
 * @param sourceLanes vCPUs of the source
 * @param targetLanes vCPUs of the target
 * @param baseline guest time of the tape that the target executes: last access − start
 * @param bandwidth bytes a second that the sender can send
 * @param pageBytes bytes of a page
 * @param headerBytes bytes sent with each page
 * @param deviceBytes bytes of the message that handed over
 * @param sourceSpeed per cent
 * @param targetSpeed per cent
 * @param sourceCpuNanos what the source has executed after the pause, costs included
 */
record JournalEnd(
        int pages,
        int sourceLanes,
        int targetLanes,
        long baseline,
        long bandwidth,
        long pageBytes,
        long headerBytes,
        long deviceBytes,
        int sourceSpeed,
        int targetSpeed,
        long sourceCpuNanos) {
    static final int ZERO_PAGE_BYTES = 9;
    static final int BYTES = 5 * 4 + 6 * 8;

    /** The bytes on the wire of a page compressed to {@code percent} per cent. */
    static long bytesOf(int percent, long pageBytes, long headerBytes) {
        return (pageBytes * percent + 99) / 100 + headerBytes;
    }

    void write(ByteBuffer out) {
        out.putInt(pages)
                .putInt(sourceLanes)
                .putInt(targetLanes)
                .putInt(sourceSpeed)
                .putInt(targetSpeed);
        out.putLong(baseline)
                .putLong(bandwidth)
                .putLong(pageBytes)
                .putLong(headerBytes)
                .putLong(deviceBytes)
                .putLong(sourceCpuNanos);
    }

    static JournalEnd read(ByteBuffer in) {
        int pages = in.getInt();
        int sourceLanes = in.getInt();
        int targetLanes = in.getInt();
        int sourceSpeed = in.getInt();
        int targetSpeed = in.getInt();
        return new JournalEnd(
                pages,
                sourceLanes,
                targetLanes,
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                sourceSpeed,
                targetSpeed,
                in.getLong());
    }
}
