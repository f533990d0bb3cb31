package tandem.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tandem.api.PageOrder;

/** The numbers of pages: ascending by address over all that the VM has, one or two tapes together. */
final class PageNumbers {
    private static final int MOST_PAGES = 1 << 30;

    private final long[] touched;
    private final long framesBelow;
    private final int pages;
    private final int[] ofSource;
    private final int[] ofTarget;

    private PageNumbers(long[] touched, long framesBelow, int pages, Tape source, Tape target) {
        this.touched = touched;
        this.framesBelow = framesBelow;
        this.pages = pages;
        this.ofSource = numbersOf(source);
        this.ofTarget = source == target ? ofSource : numbersOf(target);
    }

    static PageNumbers of(Rig rig, Tape source, Tape target) {
        LongStream frames = frames(source);
        if (source != target) {
            frames = LongStream.concat(frames, frames(target));
        }
        // Unsigned order: with the top bit turned round, signed comparison orders as unsigned does.
        long[] touched = frames.map(frame -> frame ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .map(frame -> frame ^ Long.MIN_VALUE)
                .toArray();
        long inMemory = rig.memoryBytes() / rig.pageSizeBytes();
        boolean physical = source.counts().guestPhysical();
        long framesBelow = physical ? inMemory : 0;
        long above = Arrays.stream(touched)
                .filter(frame -> Long.compareUnsigned(frame, framesBelow) >= 0)
                .count();
        long pages = physical ? framesBelow + above : Math.max(touched.length, inMemory);
        if (pages > MOST_PAGES) {
            throw new IllegalArgumentException("the VM would have " + pages + " pages; the most are " + MOST_PAGES
                    + ": give a larger --page-size");
        }
        return new PageNumbers(touched, framesBelow, (int) pages, source, target);
    }

    private static LongStream frames(Tape tape) {
        return LongStream.range(0, tape.touchedPages()).map(order -> tape.frame((int) order));
    }

    private int[] numbersOf(Tape tape) {
        int[] numbers = new int[tape.touchedPages()];
        for (int order = 0; order < numbers.length; order++) {
            numbers[order] = number(tape.frame(order));
        }
        return numbers;
    }

    private int number(long frame) {
        if (Long.compareUnsigned(frame, framesBelow) < 0) {
            return (int) frame;
        }
        return (int) (framesBelow + rank(frame) - rank(framesBelow));
    }

    /** The page of {@code frame}, or {@link PageOrder#NONE} where the trace's pages and memory do not have it. */
    int find(long frame) {
        int rank = rank(frame);
        boolean isThere =
                Long.compareUnsigned(frame, framesBelow) < 0 || (rank < touched.length && touched[rank] == frame);
        return isThere ? number(frame) : PageOrder.NONE;
    }

    /** How many touched frames lie below {@code frame}. */
    private int rank(long frame) {
        int low = 0;
        int high = touched.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(touched[middle], frame) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int pages() {
        return pages;
    }

    /** The pages of the source's tape, by order of first touch. */
    int[] ofSource() {
        return ofSource;
    }

    /** The pages of the target's tape, by order of first touch. */
    int[] ofTarget() {
        return ofTarget;
    }

    /** The pages that hold only zeros at guest time 0. */
    BitSet zeroPages(Rig rig, @Nullable PageList pageList) {
        BitSet zero = new BitSet();
        if (pageList != null) {
            for (int frame = 0; frame < framesBelow; frame++) {
                zero.set(frame, !pageList.contains(frame));
            }
            for (long frame : touched) {
                if (!pageList.contains(frame)) {
                    zero.set(number(frame));
                }
            }
            addedAfterTheLast(pageList, zero);
        } else if (rig.untouched() == Rig.Untouched.ZERO) {
            zero.set(0, pages);
            for (long frame : touched) {
                zero.clear(number(frame));
            }
        }
        return zero;
    }

    /** Pages that only {@code memory} adds stand for the frames after the last touched one. */
    private void addedAfterTheLast(PageList pageList, BitSet zero) {
        int named = (int) (framesBelow + touched.length - rank(framesBelow));
        for (int page = named; page < pages; page++) {
            long frame = touched[touched.length - 1] + 1 + page - named;
            zero.set(page, !pageList.contains(frame));
        }
    }
}
