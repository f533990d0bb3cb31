package tandem.reference;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;

/** The strategies of MODEL §6 by name, and those that send pages after the hand-over. */
final class PlainStrategies {
    private static final Queue<Integer> NO_HINTS = new ArrayDeque<>();

    private final PlainMigration m;
    private final PlainOptions options;
    private final PlainPreCopy preCopy;

    PlainStrategies(PlainMigration migration, PlainOptions options) {
        m = migration;
        this.options = options;
        preCopy = new PlainPreCopy(migration, options);
    }

    void run(String strategy) {
        switch (strategy) {
            case "stop-and-copy" -> preCopy.stopAndCopy();
            case "pre-copy" -> preCopy.preCopy();
            case "pre-copy-xen" -> preCopy.xen();
            case "pre-copy-clark" -> preCopy.clark();
            case "pre-copy-auto-converge" -> preCopy.autoConverge();
            case "demand-paging" -> demandPaging();
            case "post-copy" -> push(handOverAtOnce(), NO_HINTS, new PlainBackground.Ascending());
            case "post-copy-forward" -> push(handOverAtOnce(), NO_HINTS, new PlainBackground.Forward());
            case "post-copy-bubble" -> push(handOverAtOnce(), NO_HINTS, new PlainBackground.Bubble());
            case "post-copy-multi-pivot" -> postCopyMultiPivot();
            case "hybrid" -> push(handOverAfterOneRound(), NO_HINTS, new PlainBackground.Forward());
            case "concurrent-queue" -> concurrent(handOverAtOnce());
            case "hybrid-concurrent" -> concurrent(handOverAfterOneRound());
            case "clairvoyant" -> clairvoyant();
            default -> throw new IllegalArgumentException("no strategy " + strategy);
        }
    }

    private void demandPaging() {
        BitSet left = handOverAtOnce();
        while (!left.isEmpty()) {
            m.awaitWire();
            int page = m.nextRequest(left);
            if (page < 0 && m.target.hasFinished()) {
                page = left.nextSetBit(0);
            }
            if (page < 0) {
                m.awaitRequestOrEnd();
            } else {
                m.send(page);
                left.clear(page);
            }
        }
    }

    private void postCopyMultiPivot() {
        push(handOverAtOnce(), NO_HINTS, new PlainBackground.MultiPivot(options.get("pivots")));
    }

    private void concurrent(BitSet left) {
        push(left, m.source.runOn(left), new PlainBackground.Forward());
    }

    private void clairvoyant() {
        BitSet left = handOverAtOnce();
        push(left, m.target.firstTouchesLeft(), new PlainBackground.Ascending());
    }

    /** Pauses and hands over; every page is still to be sent. */
    private BitSet handOverAtOnce() {
        m.pause();
        m.handOver();
        return m.allPages();
    }

    /** One pre-copy round, then pauses and hands over; the marked pages are still to be sent. */
    private BitSet handOverAfterOneRound() {
        m.source.logOn();
        preCopy.round(m::send);
        m.pause();
        BitSet left = (BitSet) m.source.marked.clone();
        left.stream().forEach(m.target::lose);
        m.handOver();
        return left;
    }

    /** Sends each page left once: requests first, then hints, then the background order (§5). */
    private void push(BitSet left, Queue<Integer> hints, PlainBackground background) {
        while (!left.isEmpty()) {
            m.awaitWire();
            int requested = m.nextRequest(left);
            int page = requested >= 0 ? requested : nextHint(hints, left);
            page = page >= 0 ? page : background.next(left);
            m.send(page);
            left.clear(page);
            if (requested >= 0) {
                background.sentOnRequest(requested);
            }
        }
    }

    private static int nextHint(Queue<Integer> hints, BitSet left) {
        while (!hints.isEmpty()) {
            int page = hints.remove();
            if (left.get(page)) {
                return page;
            }
        }
        return -1;
    }
}
