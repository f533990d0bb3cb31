package tandem.engine;

import java.nio.ByteBuffer;

/**
 * The events of a journal in few bytes: a byte of kind and detail, one that says which numbers are not as foretold by the
 * last event of the kind, and for these by how much, seven bits a byte. Page and time may be those of what led to the
 * event, such as the touch to a request. One instance writes or reads all events of a journal, in their order.
 */
final class PackedEvents {
    /** The most bytes that an event takes. */
    static final int MOST_BYTES = 2 + 2 * 5 + 2 * 10;

    private static final Journal.Kind[] KINDS = Journal.Kind.values();
    private static final int LANE = 1;
    private static final int PAGE = 2;
    private static final int TIME = 4;
    private static final int VALUE = 8;
    private static final int CAUSE_PAGE = 16;
    private static final int CAUSE_TIME = 32;

    private final Last[] lasts = new Last[KINDS.length];
    private final Last[] causes = new Last[KINDS.length];

    PackedEvents() {
        for (Journal.Kind kind : KINDS) {
            lasts[kind.ordinal()] = new Last(kind.valueIsInstant());
        }
        for (Journal.Kind kind : KINDS) {
            causes[kind.ordinal()] = lasts[cause(kind).ordinal()];
        }
    }

    /** What leads to events of {@code kind}; where that is nothing in the journal, the kind itself. */
    private static Journal.Kind cause(Journal.Kind kind) {
        return switch (kind) {
            case SEND, REQUEST, STALL -> Journal.Kind.TOUCH;
            case COPY -> Journal.Kind.TOUCH_TRAP;
            default -> kind;
        };
    }

    void write(ByteBuffer out, Journal.Kind kind, int detail, int lane, int page, long time, long value) {
        Last last = lasts[kind.ordinal()];
        Last cause = causes[kind.ordinal()];
        boolean causePage = page == cause.page;
        boolean causeTime = time == cause.time;
        long laneOff = (long) lane - last.lane;
        long pageOff = causePage ? 0 : (long) page - last.nextPage;
        long timeOff = causeTime ? 0 : time - last.time - last.step;
        long valueOff = value - last.valueAt(time);
        int off = (laneOff == 0 ? 0 : LANE)
                | (pageOff == 0 ? 0 : PAGE)
                | (timeOff == 0 ? 0 : TIME)
                | (valueOff == 0 ? 0 : VALUE)
                | (causePage ? CAUSE_PAGE : 0)
                | (causeTime ? CAUSE_TIME : 0);
        out.putShort((short) (kind.ordinal() | detail << 4 | off << 8));
        write(out, laneOff);
        write(out, pageOff);
        write(out, timeOff);
        write(out, valueOff);
        last.set(lane, page, causePage, time, value);
    }

    private static void write(ByteBuffer out, long number) {
        if (number == 0) {
            return;
        }
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    void read(ByteBuffer in, int count, JournalReader.Visitor visitor) {
        for (int left = count; left > 0; left--) {
            int head = in.getShort();
            int off = head >>> 8;
            Last last = lasts[head & 0xF];
            Last cause = causes[head & 0xF];
            boolean causePage = (off & CAUSE_PAGE) != 0;
            int lane = last.lane + (int) read(in, off & LANE);
            int page = causePage ? cause.page : last.nextPage + (int) read(in, off & PAGE);
            long time = (off & CAUSE_TIME) != 0 ? cause.time : last.time + last.step + read(in, off & TIME);
            long value = last.valueAt(time) + read(in, off & VALUE);
            last.set(lane, page, causePage, time, value);
            visitor.event(KINDS[head & 0xF], head >>> 4 & 0xF, lane, page, time, value);
        }
    }

    private static long read(ByteBuffer in, int isThere) {
        if (isThere == 0) {
            return 0;
        }
        long zigzag = 0;
        int shift = 0;
        int next;
        do {
            next = in.get();
            zigzag |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /** The last event of a kind. */
    private static final class Last {
        private final boolean valueIsInstant;
        private int lane;
        private int page;
        private int nextPage;
        private long time;
        private long step;
        private long value;

        Last(boolean valueIsInstant) {
            this.valueIsInstant = valueIsInstant;
        }

        /** The value foretold for {@code now}: an instant as long after it as the last was, or the same. */
        long valueAt(long now) {
            return valueIsInstant ? now + value : value;
        }

        /** Pages go on in their own order past one that its cause foretold. */
        void set(int newLane, int newPage, boolean causePage, long now, long newValue) {
            lane = newLane;
            page = newPage;
            nextPage = causePage ? nextPage : newPage + 1;
            step = now - time;
            time = now;
            value = valueIsInstant ? newValue - now : newValue;
        }
    }
}
