package tandem.engine;

import java.util.BitSet;

/** What the guest wrote before the migration began. */
final class WarmUp {
    private WarmUp() {}

    /** Clears in {@code zero} the pages written before guest time {@code start}. */
    static void written(Tape tape, int[] pageOf, long start, BitSet zero) {
        if (start == 0 || zero.isEmpty()) {
            return;
        }
        for (TapeLane lane : tape.lanes()) {
            try (LaneReader reader = new LaneReader(tape, lane, pageOf)) {
                for (int block = 0; block < lane.blocks() && lane.firstGuest(block) < start; block++) {
                    reader.load(block);
                    clearWritten(reader, lane.lastGuest(block) < start, start, zero);
                }
            }
        }
    }

    private static void clearWritten(LaneReader reader, boolean whole, long start, BitSet zero) {
        if (whole) {
            for (int entry = 0; entry < reader.entries; entry++) {
                if (reader.writes[entry] > 0) {
                    zero.clear(reader.pages[entry]);
                }
            }
            return;
        }
        reader.decode();
        for (int i = 0; i < reader.count && reader.guests[i] < start; i++) {
            if (reader.writes(i)) {
                zero.clear(reader.page(i));
            }
        }
    }
}
