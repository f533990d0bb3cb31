package tandem.engine;

import java.util.Map;
import java.util.TreeMap;

/** The frames (address / page size) that do not hold only zeros at guest time 0, as ranges that do not overlap. */
public final class PageList {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Adds the frames {@code first} to {@code last}, both included and not negative; ranges may overlap. */
    public void add(long first, long last) {
        long from = first;
        long to = last;
        Map.Entry<Long, Long> before = ranges.floorEntry(to);
        while (before != null && before.getValue() >= from) {
            from = Math.min(from, before.getKey());
            to = Math.max(to, before.getValue());
            ranges.remove(before.getKey());
            before = ranges.floorEntry(to);
        }
        ranges.put(from, to);
    }

    boolean contains(long frame) {
        Map.Entry<Long, Long> range = ranges.floorEntry(frame);
        return range != null && range.getValue() >= frame;
    }
}
