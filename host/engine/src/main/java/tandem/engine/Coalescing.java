package tandem.engine;

import java.util.Arrays;

/**
 * Tells which accesses of one vCPU are left off the tape: those with a kept access to the same page, of the same kind or
 * a write, less than the quantum before. It knows the pages kept of late, no others.
 */
final class Coalescing {
    private static final long NEVER = Long.MIN_VALUE / 4;

    private final long quantum;
    private final FrameNumbers recent = new FrameNumbers();
    private long[] keptAt = new long[256];
    private long[] writtenAt = new long[256];

    Coalescing(long quantumNanos) {
        quantum = quantumNanos;
    }

    /** Whether an access is kept, at a time that is not before the last one's. */
    boolean keeps(long guest, long frame, boolean write) {
        if (quantum == 0) {
            return true;
        }
        int before = recent.count();
        int page = recent.of(frame);
        if (page == before) {
            page = added(guest, frame);
        } else if (guest - (write ? writtenAt[page] : keptAt[page]) < quantum) {
            return false;
        }
        keptAt[page] = guest;
        if (write) {
            writtenAt[page] = guest;
        }
        return true;
    }

    private int added(long guest, long frame) {
        if (recent.count() > keptAt.length) {
            forgetOld(guest);
        }
        int page = recent.of(frame);
        writtenAt[page] = NEVER;
        return page;
    }

    /** Keeps what may still make it drop an access. */
    private void forgetOld(long guest) {
        int known = keptAt.length;
        long[] frames = new long[known];
        int left = 0;
        for (int page = 0; page < known; page++) {
            if (guest - keptAt[page] < quantum) {
                frames[left] = recent.frame(page);
                keptAt[left] = keptAt[page];
                writtenAt[left++] = writtenAt[page];
            }
        }
        recent.clear();
        Arrays.stream(frames, 0, left).forEach(recent::of);
        if (2 * left > known) {
            keptAt = Arrays.copyOf(keptAt, 2 * known);
            writtenAt = Arrays.copyOf(writtenAt, 2 * known);
        }
    }
}
