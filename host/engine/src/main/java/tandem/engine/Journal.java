package tandem.engine;

import java.nio.ByteBuffer;

/** Writes what happens in a replay, and when, in blocks of events. */
final class Journal {
    /** A block of events: kind, how many; then {@link PackedEvents}. */
    static final int EVENTS = 14;

    /** The end of a replay that went well: kind, {@link JournalEnd}. */
    static final int END = 12;

    /** The end of a replay that failed. */
    static final int FAILED = 13;

    static final int BLOCK_BYTES = 1 << 15;

    /** What happened. */
    enum Kind {
        /** A round starts; value: pages marked. */
        ROUND,
        /** The guest pauses on the source, detail: 0 or {@link #NOT_CONVERGED}; value: pages missing on the target. */
        PAUSE,
        /** The wire takes the device state; value: its arrival. */
        HAND_OVER(true),
        /** The guest resumes on the target. */
        RESUME,
        /** The wire takes a page, detail: {@link Cause} and {@link #ZERO}, vCPU: per cent of its size; value: usable from. */
        SEND(true),
        /** A vCPU of the target asks for a page; value: the request's arrival at the source. */
        REQUEST(true),
        /** The first touch of a page on the target, detail: {@link Touch}. */
        TOUCH,
        /** A vCPU of the target has stalled on a page, detail: {@link Touch}; value: until. */
        STALL(true),
        /** A vCPU of the source pays for a write that marks a page; value: cost. */
        DIRTY_TRAP,
        /** A vCPU of the source, running on, pays for touching a page; value: cost. */
        TOUCH_TRAP,
        /** A vCPU of the source, running on, pays for the copy of a page; value: cost. */
        COPY,
        /** The source's speed changes; value: per cent. */
        SPEED,
        /** The last access of a vCPU, at −1 where there is none, detail: 0 on the source, 1 on the target; value: accesses left. */
        LAST_ACCESS;

        private final boolean valueIsInstant;

        Kind() {
            this(false);
        }

        Kind(boolean valueIsInstant) {
            this.valueIsInstant = valueIsInstant;
        }

        /** Whether the value is an instant of wall time. */
        boolean valueIsInstant() {
            return valueIsInstant;
        }
    }

    /** Why a page was sent. */
    enum Cause {
        /** The strategy's own order. */
        PUSH,
        /** The target had asked for it. */
        REQUEST,
        /** The source, running on, had touched it. */
        HINT
    }

    /** What an access on the target met. */
    enum Touch {
        /** A usable page. */
        HIT,
        /** A page on its way. */
        IN_FLIGHT,
        /** A page not yet taken by the wire. */
        NETWORK_FAULT,
        /** A page that a vCPU had asked for already. */
        SHARED
    }

    /** The detail of a {@link Kind#PAUSE} after rounds that did not leave as little as they were to leave. */
    static final int NOT_CONVERGED = 1;

    /** Set in the detail of a {@link Kind#SEND} of a zero page. */
    static final int ZERO = 8;

    private final BlockLog log;
    private final ByteBuffer block = TapeFormat.buffer(BLOCK_BYTES);
    private final PackedEvents events = new PackedEvents();
    private int count;

    Journal(BlockLog log) {
        this.log = log;
        clear();
    }

    private void clear() {
        count = 0;
        block.clear().position(8);
    }

    void event(Kind kind, int detail, int vcpu, int page, long time, long value) {
        events.write(block, kind, detail, vcpu, page, time, value);
        count++;
        if (block.remaining() < PackedEvents.MOST_BYTES) {
            flush();
        }
    }

    void flush() {
        if (count > 0) {
            block.putInt(0, EVENTS).putInt(4, count);
            log.append(block.array(), block.position());
            clear();
        }
    }

    void end(JournalEnd end) {
        flush();
        ByteBuffer last = TapeFormat.buffer(4 + JournalEnd.BYTES).putInt(END);
        end.write(last);
        log.append(last.array(), last.position());
    }

    void failed() {
        flush();
        ByteBuffer last = TapeFormat.buffer(4).putInt(FAILED);
        log.append(last.array(), last.position());
    }
}
