package tandem.bench;

import tandem.engine.BlockLog;

/** A log that keeps nothing: a journal that is off. */
final class Dropped implements BlockLog {
    @Override
    public void append(byte[] block, int length) {
        // dropped
    }

    @Override
    public Cursor cursor() {
        throw new IllegalStateException("nothing was kept");
    }

    @Override
    public void close() {
        // nothing is held
    }
}
