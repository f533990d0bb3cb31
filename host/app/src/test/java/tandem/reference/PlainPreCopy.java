package tandem.reference;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** The strategies of MODEL §6 that send everything before the target resumes, and the round they share with hybrids. */
final class PlainPreCopy {
    private final PlainMigration m;
    private final PlainOptions options;

    PlainPreCopy(PlainMigration migration, PlainOptions options) {
        m = migration;
        this.options = options;
    }

    void stopAndCopy() {
        m.pause();
        m.allPages().stream().forEach(m::send);
        m.handOver();
    }

    void preCopy() {
        m.source.logOn();
        do {
            round(m::send);
        } while (!isDone());
        pauseAndSendMarked();
    }

    /** One round: the pages marked at its start, ascending; it ends when the wire can take the next message. */
    void round(IntConsumer send) {
        m.awaitWire();
        marked().stream().forEach(send);
        m.awaitWire();
        m.rounds++;
    }

    private BitSet marked() {
        return (BitSet) m.source.marked.clone();
    }

    private boolean isDone() {
        long bytes = m.source.marked.cardinality() * (m.rig.pageSize + m.rig.header);
        return PlainRig.nanos(bytes, m.rig.bandwidth) <= options.get("downtime-limit")
                || m.rounds >= options.get("max-rounds");
    }

    private void pauseAndSendMarked() {
        m.pause();
        marked().stream().forEach(m::send);
        m.handOver();
    }

    void xen() {
        m.source.logOn();
        round(m::send); // round 1: all pages
        while (m.source.marked.cardinality() >= options.get("xen-pages") && m.rounds < options.get("xen-rounds")) {
            m.awaitWire();
            BitSet cleared = marked();
            m.source.marked.clear();
            cleared.stream().forEach(this::sendUnlessMarkedAgain);
            m.awaitWire();
            m.rounds++;
        }
        pauseAndSendMarked();
    }

    private void sendUnlessMarkedAgain(int page) {
        m.awaitWire();
        if (!m.source.marked.get(page)) {
            m.send(page);
        }
    }

    void clark() {
        m.source.logOn();
        long rate = options.get("min-rate");
        long markedBytes;
        do {
            m.awaitWire();
            long begin = m.now;
            long roundRate = rate;
            round(page -> sendAtRate(page, roundRate));
            markedBytes = m.source.marked.cardinality() * m.rig.pageSize;
            long duration = Math.max(1, m.now - begin); // a round that takes no time leaves no marks
            rate = Math.multiplyExact(markedBytes, 1_000_000_000L) / duration + options.get("rate-step");
        } while (rate <= options.get("max-rate", m.rig.bandwidth) && markedBytes >= options.get("stop-bytes"));
        pauseAndSendMarked();
    }

    /** A message of s bytes goes no sooner than s / rate after the one before; a zero page may grow while it waits. */
    private void sendAtRate(int page, long rate) {
        m.awaitWire();
        while (m.now < offer(page, rate)) {
            m.advanceTo(offer(page, rate));
        }
        m.send(page);
    }

    private long offer(int page, long rate) {
        return m.sent.isEmpty() ? m.now : m.wire.lastAccepted + PlainRig.nanosRoundedUp(m.bytes(page), rate);
    }

    void autoConverge() {
        m.source.logOn();
        long look = m.now;
        long marks = 0;
        long bytes = 0;
        long counted = 0;
        long throttle = 0;
        for (round(m::send); !isDone(); round(m::send)) {
            if (m.now - look >= options.get("look-interval")) {
                long markedBytes = (m.source.marks - marks) * m.rig.pageSize;
                counted += 2 * markedBytes > m.wire.bytes - bytes ? 1 : 0;
                if (counted == 2) {
                    counted = 0;
                    throttle = throttle == 0 ? 20 : Math.min(99, throttle + 10);
                    m.source.throttle(m.now, throttle);
                }
                look = m.now;
                marks = m.source.marks;
                bytes = m.wire.bytes;
            }
        }
        pauseAndSendMarked();
    }
}
