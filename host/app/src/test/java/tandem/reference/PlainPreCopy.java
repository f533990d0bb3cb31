package tandem.reference;

import java.util.Arrays;

/** The rounds before the pause (MODEL §6), and the strategies that consist of nothing else. */
final class PlainPreCopy {
    private final PlainMigration m;
    private final PlainOptions options;

    PlainPreCopy(PlainMigration migration, PlainOptions options) {
        m = migration;
        this.options = options;
    }

    void stopAndCopy() {
        m.pause();
        for (int page = 0; page < m.pages; page++) {
            m.send(page);
        }
        m.handOver();
    }

    void preCopy() {
        m.source.logOn();
        do {
            round();
        } while (!isDone());
        pauseAndSendMarked();
    }

    /** One round: the pages marked at its start, ascending, each mark cleared as its page is sent. */
    void round() {
        m.awaitWire();
        boolean[] round = m.source.marked.clone();
        for (int page = 0; page < m.pages; page++) {
            if (round[page]) {
                m.send(page);
            }
        }
        endRound();
    }

    /** A round ends when the wire can take the next message. */
    private void endRound() {
        m.awaitWire();
        m.rounds++;
    }

    private boolean isDone() {
        long bytes = m.source.countMarked() * (m.rig.pageSize + m.rig.header);
        return PlainRig.nanos(bytes, m.rig.bandwidth) <= options.get("downtime-limit")
                || m.rounds >= options.get("max-rounds");
    }

    private void pauseAndSendMarked() {
        m.pause();
        for (int page = 0; page < m.pages; page++) {
            if (m.source.marked[page]) {
                m.send(page);
            }
        }
        m.handOver();
    }

    void xen() {
        m.source.logOn();
        round(); // round 1: all pages
        while (m.source.countMarked() >= options.get("xen-pages") && m.rounds < options.get("xen-rounds")) {
            m.awaitWire();
            boolean[] round = m.source.marked.clone();
            Arrays.fill(m.source.marked, false);
            for (int page = 0; page < m.pages; page++) {
                if (round[page]) {
                    sendUnlessMarkedAgain(page);
                }
            }
            endRound();
        }
        pauseAndSendMarked();
    }

    private void sendUnlessMarkedAgain(int page) {
        m.awaitWire();
        if (!m.source.marked[page]) {
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
            roundAt(rate);
            markedBytes = m.source.countMarked() * m.rig.pageSize;
            long duration = Math.max(1, m.now - begin); // no time, no marks
            rate = Math.multiplyExact(markedBytes, 1_000_000_000L) / duration + options.get("rate-step");
        } while (rate <= options.get("max-rate", m.rig.bandwidth) && markedBytes >= options.get("stop-bytes"));
        pauseAndSendMarked();
    }

    private void roundAt(long rate) {
        boolean[] round = m.source.marked.clone();
        for (int page = 0; page < m.pages; page++) {
            if (round[page]) {
                awaitRate(page, rate);
                m.send(page);
            }
        }
        endRound();
    }

    /** A message of s bytes goes no sooner than s / rate after the one before; a zero page may grow while it waits. */
    private void awaitRate(int page, long rate) {
        m.awaitWire();
        while (m.now < offerOf(page, rate)) {
            m.advanceTo(offerOf(page, rate));
            m.awaitWire();
        }
    }

    private long offerOf(int page, long rate) {
        return m.sent.isEmpty() ? m.now : m.wire.lastAccepted + PlainRig.nanosRoundedUp(m.bytes(page), rate);
    }

    void autoConverge() {
        m.source.logOn();
        long look = m.now;
        long marks = 0;
        long bytes = 0;
        long counted = 0;
        long throttle = 0;
        for (round(); !isDone(); round()) {
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
