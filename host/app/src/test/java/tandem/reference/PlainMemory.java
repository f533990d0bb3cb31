package tandem.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** All pages that the VM has, numbered 0 to N − 1 in ascending address order (MODEL §1). */
final class PlainMemory {
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Boolean> zeroAtTimeZero = new ArrayList<>();

    /** The pages that any of the traces touches, and those that `memory` adds. */
    PlainMemory(List<List<PlainAccess>> traces, PlainRig rig) {
        TreeSet<Long> touched = new TreeSet<>(Long::compareUnsigned);
        traces.forEach(trace -> trace.forEach(a -> touched.add(a.frame())));
        TreeSet<Long> frames = new TreeSet<>(touched);
        long wanted = rig.memory / rig.pageSize;
        for (long frame = 0; rig.physical && frame < wanted; frame++) {
            frames.add(frame);
        }
        while (!rig.physical && frames.size() < wanted) {
            frames.add(frames.last() + 1);
        }
        for (long frame : frames) {
            numbers.put(frame, numbers.size());
            zeroAtTimeZero.add(isZero(frame, touched.contains(frame), rig));
        }
    }

    int pages() {
        return numbers.size();
    }

    int number(long frame) {
        return Objects.requireNonNull(numbers.get(frame));
    }

    boolean isZeroAtTimeZero(int page) {
        return zeroAtTimeZero.get(page);
    }

    /** The page list decides where there is one, else `untouched`. */
    private static boolean isZero(long frame, boolean touched, PlainRig rig) {
        return rig.pages
                .map(ranges -> ranges.stream().noneMatch(range -> range.contains(frame)))
                .orElse(rig.untouchedZero && !touched);
    }
}
