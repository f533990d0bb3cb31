package tandem.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The order in which pages are first touched: by guest time, then lower vCPU, then as on the tape. */
final class Foresight {
    private final PageBits seen;
    private int[] order = new int[1024];
    private int count;

    private Foresight(int pages) {
        seen = new PageBits(pages);
    }

    /** The order of what lies before {@code lanes}, up to guest time {@code end}, exclusive; uses up their readers. */
    static int[] of(List<Lane> lanes, int pages, long end) {
        Foresight foresight = new Foresight(pages);
        PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparingLong(Head::guest).thenComparingInt(head -> head.lane.number));
        for (Lane lane : lanes) {
            Head head = new Head(lane);
            if (head.findUnseen(foresight.seen)) {
                heads.add(head);
            }
        }
        while (!heads.isEmpty() && heads.element().guest() < end) {
            Head head = heads.remove();
            foresight.add(head.page());
            if (head.findUnseen(foresight.seen)) {
                heads.add(head);
            }
        }
        return Arrays.copyOf(foresight.order, foresight.count);
    }

    private void add(int page) {
        if (seen.add(page)) {
            if (count == order.length) {
                order = Arrays.copyOf(order, 2 * count);
            }
            order[count++] = page;
        }
    }

    private static final class Head {
        private final Lane lane;
        private final LaneReader reader;
        private int block;
        private int position;

        Head(Lane lane) {
            this.lane = lane;
            this.reader = lane.reader();
            this.block = lane.block();
            this.position = lane.position();
        }

        long guest() {
            return reader.guests[position];
        }

        int page() {
            return reader.accesses[position] >>> 1;
        }

        /** Moves to the next access to a page not in {@code seen}. */
        boolean findUnseen(PageBits seen) {
            while (block < reader.lane.blocks()) {
                reader.load(block);
                if (hasUnseen(seen)) {
                    reader.decode();
                    for (; position < reader.count; position++) {
                        if (!seen.contains(page())) {
                            return true;
                        }
                    }
                }
                block++;
                position = 0;
            }
            return false;
        }

        private boolean hasUnseen(PageBits seen) {
            for (int entry = 0; entry < reader.entries; entry++) {
                if (!seen.contains(reader.pages[entry])) {
                    return true;
                }
            }
            return false;
        }
    }
}
