package tandem.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

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
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.<Head>comparingLong(head -> head.guest).thenComparingInt(Head::number));
        for (Lane lane : lanes) {
            foresight.put(new Head(lane), heads);
        }
        while (!heads.isEmpty() && heads.element().guest < end) {
            Head head = heads.remove();
            long others = heads.isEmpty() ? end : Math.min(end, heads.element().guest);
            foresight.advance(head, others);
            foresight.put(head, heads);
        }
        return Arrays.copyOf(foresight.order, foresight.count);
    }

    private void put(Head head, PriorityQueue<Head> heads) {
        if (head.findUnseen(seen)) {
            heads.add(head);
        }
    }

    /** Takes a page, or a block in which no other vCPU makes a first touch, or looks where in the block the next page is. */
    private void advance(Head head, long others) {
        if (head.isExact) {
            add(head.page());
        } else if (head.lastGuest() < others) {
            head.forEachPage(this::add);
        } else {
            head.open();
        }
    }

    private void add(int page) {
        if (seen.add(page)) {
            if (count == order.length) {
                order = Arrays.copyOf(order, 2 * count);
            }
            order[count++] = page;
        }
    }

    /** A vCPU before a first touch or, not {@link #isExact}, before a block that has one. */
    private static final class Head {
        private final int number;
        private final LaneReader reader;
        private int block;
        private int position;
        private boolean isExact;
        private long guest;

        Head(Lane lane) {
            this.number = lane.number;
            this.reader = lane.reader();
            this.block = lane.block();
            this.position = lane.position();
            if (position > 0) {
                reader.load(block);
                open();
            }
        }

        int number() {
            return number;
        }

        int page() {
            return reader.page(position);
        }

        long lastGuest() {
            return reader.lane.lastGuest(block);
        }

        void open() {
            reader.decode();
            isExact = true;
        }

        void forEachPage(IntConsumer receiver) {
            for (int entry = 0; entry < reader.entries; entry++) {
                receiver.accept(reader.pages[entry]);
            }
            leaveBlock();
        }

        private void leaveBlock() {
            block++;
            position = 0;
            isExact = false;
        }

        /** Moves to the next access, or block, with a page not in {@code seen}. */
        boolean findUnseen(PageBits seen) {
            if (isExact && findAccess(seen)) {
                guest = reader.guests[position];
                return true;
            }
            for (; block < reader.lane.blocks(); block++) {
                reader.load(block);
                if (hasUnseen(seen)) {
                    guest = reader.lane.firstGuest(block);
                    return true;
                }
            }
            return false;
        }

        private boolean findAccess(PageBits seen) {
            for (; position < reader.count; position++) {
                if (!seen.contains(page())) {
                    return true;
                }
            }
            leaveBlock();
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
