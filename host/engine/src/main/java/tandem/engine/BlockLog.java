package tandem.engine;

/**
 * An append-only log of byte blocks: what tapes and journals are kept in. One thread at a time appends; any number of
 * cursors, each on a thread of its own, read at the same time.
 */
public interface BlockLog extends AutoCloseable {
    /** The longest block in bytes. */
    int LONGEST_BLOCK_BYTES = 1 << 18;

    /** Appends the first {@code length} bytes of {@code block}; readers see all of it or nothing. */
    void append(byte[] block, int length);

    /** A new reader before the first block. */
    Cursor cursor();

    @Override
    void close();

    /** A place in a log. */
    interface Cursor extends AutoCloseable {
        /**
         * Reads the next block and steps past it.
         *
         * @param into receives the block's first bytes, as many as fit
         * @return the block's length, which may be more than fitted, or −1 where no further block is there yet
         */
        int next(byte[] into);

        /** Reads bytes of the block that {@link #next} stepped past, from its byte {@code from} on; nothing else is copied. */
        void read(int from, byte[] into, int at, int length);

        /** Where the block that {@link #next} read last stands; ascending. */
        long index();

        /** Steps to the block at {@code index}, so that {@link #next} reads it. */
        void moveTo(long index);

        @Override
        void close();
    }
}
