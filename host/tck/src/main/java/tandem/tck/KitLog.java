package tandem.tck;

import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;

/** A log on the heap that refuses to grow without end, or once it is revoked. */
final class KitLog implements BlockLog {
    private static final long MOST_BYTES = 1L << 28;

    private final MemoryLog log = new MemoryLog();
    private volatile boolean revoked;
    private long bytes;

    void revoke() {
        revoked = true;
    }

    @Override
    public void append(byte[] block, int length) {
        bytes += length;
        if (revoked || bytes > MOST_BYTES) {
            throw new IllegalStateException(
                    revoked
                            ? "the replay was given up"
                            : "the strategy does not end: its" + " journal has " + MOST_BYTES + " bytes");
        }
        log.append(block, length);
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    @Override
    public void close() {
        log.close();
    }
}
