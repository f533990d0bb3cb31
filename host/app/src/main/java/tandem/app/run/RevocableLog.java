package tandem.app.run;

import tandem.engine.BlockLog;

/** A log that its writer can be shut out of: work that was given up writes no more wherever its thread goes on. */
final class RevocableLog implements BlockLog {
    private final BlockLog log;
    private boolean revoked;

    RevocableLog(BlockLog log) {
        this.log = log;
    }

    synchronized void revoke() {
        revoked = true;
    }

    @Override
    public synchronized void append(byte[] block, int length) {
        if (revoked) {
            throw new IllegalStateException("this has been given up");
        }
        log.append(block, length);
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    @Override
    public void close() {
        revoke();
        log.close();
    }
}
