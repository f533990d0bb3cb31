package tandem.engine;

import java.util.ArrayList;
import java.util.List;

/** Which pages the guest uses, window by window of guest time, and how often each of them. */
public final class WorkingSet {
    /** The most windows that a tape is cut into. */
    public static final int MOST_WINDOWS = 20;

    private final long windowNanos;
    private final int windows;
    private final int[] touchedIn;
    private final int[] writtenIn;
    private final long[] accesses;

    private WorkingSet(Tape tape) {
        windowNanos = windowFor(tape.lastGuestNanos());
        windows = (int) (tape.lastGuestNanos() / windowNanos) + 1;
        touchedIn = new int[tape.touchedPages()];
        writtenIn = new int[tape.touchedPages()];
        accesses = new long[tape.touchedPages()];
    }

    /** What the tape says of it. Pages are named by their order of first touch, as {@link Tape#frame} has them. */
    public static WorkingSet of(Tape tape) {
        WorkingSet set = new WorkingSet(tape);
        int[] asTouched = new int[tape.touchedPages()];
        for (int page = 0; page < asTouched.length; page++) {
            asTouched[page] = page;
        }
        for (TapeLane lane : tape.lanes()) {
            try (LaneReader reader = new LaneReader(tape, lane, asTouched)) {
                for (int block = 0; block < lane.blocks(); block++) {
                    reader.load(block);
                    reader.decode();
                    set.add(reader);
                }
            }
        }
        return set;
    }

    /** The shortest of 1, 2, 5, 10, 20, … ns that cuts the tape into no more windows than {@link #MOST_WINDOWS}. */
    private static long windowFor(long lastNanos) {
        long window = 1;
        for (int step = 0; lastNanos / window >= MOST_WINDOWS; step++) {
            window = step % 3 == 1 ? window / 2 * 5 : window * 2;
        }
        return window;
    }

    private void add(LaneReader reader) {
        for (int i = 0; i < reader.count; i++) {
            int page = reader.page(i);
            int window = 1 << (int) (reader.guests[i] / windowNanos);
            touchedIn[page] |= window;
            if (reader.writes(i)) {
                writtenIn[page] |= window;
            }
            accesses[page]++;
        }
    }

    /** How long a window is, in guest time. */
    public long windowNanos() {
        return windowNanos;
    }

    /** The pages touched in each window. */
    public List<Integer> touched() {
        return sizes(touchedIn);
    }

    /** The pages written in each window: the writable working set. */
    public List<Integer> written() {
        return sizes(writtenIn);
    }

    private List<Integer> sizes(int[] usedIn) {
        int[] sizes = new int[windows];
        for (int mask : usedIn) {
            for (int window = 0; window < windows; window++) {
                sizes[window] += mask >>> window & 1;
            }
        }
        List<Integer> list = new ArrayList<>();
        for (int size : sizes) {
            list.add(size);
        }
        return list;
    }

    /** How many pages are written at all. */
    public int writtenPages() {
        int pages = 0;
        for (int mask : writtenIn) {
            pages += mask == 0 ? 0 : 1;
        }
        return pages;
    }

    /** How many accesses on the tape touch {@code page}. */
    public long accesses(int page) {
        return accesses[page];
    }
}
