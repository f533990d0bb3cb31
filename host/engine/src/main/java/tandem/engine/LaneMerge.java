package tandem.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The accesses of all lanes of a tape in one order: by guest time, at equal times as in the trace. */
final class LaneMerge {
    private final Tape tape;

    LaneMerge(Tape tape) {
        this.tape = tape;
    }

    /** Receives the accesses. */
    @FunctionalInterface
    interface Receiver {
        void access(long guest, int order, boolean write, long ordinal);
    }

    void into(Receiver receiver) {
        into(receiver, () -> true);
    }

    /** Goes on as long as {@code more} is wanted. */
    void into(Receiver receiver, BooleanSupplier more) {
        PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.<Head>comparingLong(Head::guest).thenComparingLong(Head::ordinal));
        int[] asTouched = IntStream.range(0, tape.touchedPages()).toArray();
        for (TapeLane lane : tape.lanes()) {
            heads.add(new Head(new LaneReader(tape, lane, asTouched)));
        }
        long kept = 0;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            if (!more.getAsBoolean()) {
                head.reader.close();
                continue;
            }
            receiver.access(head.guest(), head.reader.page(head.position), head.reader.writes(head.position), kept++);
            if (head.step()) {
                heads.add(head);
            } else {
                head.reader.close();
            }
        }
    }

    private static final class Head {
        private final LaneReader reader;
        private long[] ordinals;
        private int block;
        private int position;

        Head(LaneReader reader) {
            this.reader = reader;
            ordinals = open();
        }

        private long[] open() {
            reader.load(block);
            reader.decode();
            return reader.ordinals();
        }

        long guest() {
            return reader.guests[position];
        }

        long ordinal() {
            return ordinals[position];
        }

        boolean step() {
            position++;
            if (position == reader.count) {
                position = 0;
                block++;
                if (block == reader.lane.blocks()) {
                    return false;
                }
                ordinals = open();
            }
            return true;
        }
    }
}
