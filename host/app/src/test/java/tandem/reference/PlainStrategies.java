package tandem.reference;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntSupplier;

/** The strategies of MODEL §6, each as straight-line code on a migration. */
final class PlainStrategies {
    private static final IntSupplier NO_HINTS = () -> -1;

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
            case "post-copy" -> postCopy(new PlainBackground.Ascending());
            case "post-copy-forward" -> postCopy(new PlainBackground.Forward());
            case "post-copy-bubble" -> postCopy(new PlainBackground.Bubble());
            case "post-copy-multi-pivot" -> postCopy(new PlainBackground.MultiPivot(options.get("pivots")));
            case "hybrid" -> push(handOverAfterOneRound(), NO_HINTS, new PlainBackground.Forward());
            case "concurrent-queue" -> concurrent(handOverAtOnce());
            case "hybrid-concurrent" -> concurrent(handOverAfterOneRound());
            case "clairvoyant" -> clairvoyant();
            default -> throw new IllegalArgumentException("no strategy " + strategy);
        }
    }

    private void demandPaging() {
        boolean[] left = handOverAtOnce();
        PlainBackground rest = new PlainBackground.Ascending();
        while (count(left) > 0) {
            m.awaitWire();
            int page = m.nextRequest(left);
            if (page < 0 && m.target.hasFinished()) {
                page = rest.next(left);
            }
            if (page < 0) {
                m.awaitRequestOrEnd();
            } else {
                m.send(page);
                left[page] = false;
            }
        }
    }

    private void postCopy(PlainBackground background) {
        push(handOverAtOnce(), NO_HINTS, background);
    }

    private void concurrent(boolean[] left) {
        m.source.runOn(left);
        push(left, () -> m.nextHint(left), new PlainBackground.Forward());
    }

    private void clairvoyant() {
        boolean[] left = handOverAtOnce();
        Set<Integer> firstTouches = new LinkedHashSet<>();
        m.target.accessesLeft().forEach(access -> firstTouches.add(access.page()));
        Queue<Integer> order = new ArrayDeque<>(firstTouches);
        push(left, () -> PlainMigration.nextOf(order, left), new PlainBackground.Ascending());
    }

    /** Pauses and hands over; every page is still to be sent. */
    private boolean[] handOverAtOnce() {
        m.pause();
        m.handOver();
        boolean[] left = new boolean[m.pages];
        Arrays.fill(left, true);
        return left;
    }

    /** One pre-copy round, then pauses and hands over; the marked pages are still to be sent. */
    private boolean[] handOverAfterOneRound() {
        m.source.logOn();
        preCopy.round();
        m.pause();
        boolean[] left = m.source.marked.clone();
        for (int page = 0; page < m.pages; page++) {
            if (left[page]) {
                m.target.lose(page);
            }
        }
        m.handOver();
        return left;
    }

    /** Sends each page left once: requests first, then hints, then the background order (§5). */
    private void push(boolean[] left, IntSupplier hints, PlainBackground background) {
        for (int pages = count(left); pages > 0; pages--) {
            m.awaitWire();
            int requested = m.nextRequest(left);
            int page = requested >= 0 ? requested : hints.getAsInt();
            if (page < 0) {
                page = background.next(left);
            }
            m.send(page);
            left[page] = false;
            if (page == requested) {
                background.sentOnRequest(page);
            }
        }
    }

    private static int count(boolean[] pages) {
        int count = 0;
        for (boolean page : pages) {
            count += page ? 1 : 0;
        }
        return count;
    }
}
