package tandem.engine;

import java.util.Arrays;

/** Numbers frames from 0 in the order in which they are first asked for: an open hash table. */
final class FrameNumbers {
    private static final int MOST_FRAMES = 1 << 29;
    private static final int FIRST_CAPACITY = 64;

    private int[] slots = new int[2 * FIRST_CAPACITY];
    private long[] frames = new long[FIRST_CAPACITY];
    private int count;
    private int last;

    /** The number of {@code frame}, a new one where it has none yet. */
    int of(long frame) {
        if (frames[last] != frame || count == 0) {
            last = find(frame);
        }
        return last;
    }

    private int find(long frame) {
        int mask = slots.length - 1;
        int slot = spread(frame) & mask;
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (frames[id] == frame) {
                return id;
            }
            slot = slot + 1 & mask;
        }
        return add(frame, slot);
    }

    private int add(long frame, int slot) {
        if (count == MOST_FRAMES) {
            throw new IllegalStateException("the trace touches more than " + MOST_FRAMES + " pages");
        }
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
        }
        frames[count] = frame;
        slots[slot] = ++count;
        int number = count - 1;
        if (2 * count > slots.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int id = 0; id < count; id++) {
            int slot = spread(frames[id]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id + 1;
        }
    }

    static int spread(long frame) {
        long mixed = frame * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32);
    }

    /** Forgets all frames; the next is number 0. */
    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
        last = 0;
    }

    int count() {
        return count;
    }

    long frame(int id) {
        return frames[id];
    }
}
