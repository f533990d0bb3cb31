package tandem.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log on the heap, for tests and for runs that leave no journal. */
public final class MemoryLog implements BlockLog {
    private final List<byte[]> blocks = new ArrayList<>();

    @Override
    public void append(byte[] block, int length) {
        byte[] copy = Arrays.copyOf(block, length);
        synchronized (blocks) {
            blocks.add(copy);
        }
    }

    @Override
    public Cursor cursor() {
        return new Reader();
    }

    @Override
    public void close() {
        // nothing is held outside the heap
    }

    private final class Reader implements Cursor {
        private int next;
        private byte[] block = new byte[0];

        @Override
        public int next(byte[] into) {
            synchronized (blocks) {
                if (next == blocks.size()) {
                    return -1;
                }
                block = blocks.get(next++);
            }
            System.arraycopy(block, 0, into, 0, Math.min(into.length, block.length));
            return block.length;
        }

        @Override
        public void read(int from, byte[] into, int at, int length) {
            System.arraycopy(block, from, into, at, length);
        }

        @Override
        public long index() {
            return next - 1L;
        }

        @Override
        public void moveTo(long index) {
            next = Math.toIntExact(index);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
