package tandem.engine;

import java.util.Arrays;
import java.util.List;
import tandem.api.PageOrder;

/** The host to which the guest moves: pages become usable, accesses to others stall and ask for them. */
final class TargetHost extends Host {
    /** In a page's watch: touched since the resume. */
    private static final int TOUCHED = 4;

    /** In a page's watch: a vCPU has asked for it. */
    private static final int ASKED = 8;

    private final Rig rig;
    private final Journal journal;
    private final long requestNanos;
    private final long[] usableFrom;
    private final Journal.Touch[] stallKind;
    private final int[] stalledOn;
    private final long[] stalledAt;
    private final PageFifo requests = new PageFifo();

    TargetHost(List<Lane> lanes, Rig rig, int pages, long requestNanos, Journal journal) {
        super(lanes, pages);
        this.rig = rig;
        this.journal = journal;
        this.requestNanos = requestNanos;
        this.usableFrom = new long[pages];
        this.stallKind = new Journal.Touch[lanes.size()];
        this.stalledOn = new int[lanes.size()];
        this.stalledAt = new long[lanes.size()];
        Arrays.fill(usableFrom, Lane.NEVER);
        Arrays.fill(watch, (byte) Lane.TOUCH);
    }

    /** The page that was usable, or on its way, is out of date: the target lacks it. */
    void lacks(int page) {
        usableFrom[page] = Lane.NEVER;
    }

    /** The wire has taken a page. */
    void accepts(int page, long usable) {
        usableFrom[page] = usable;
        if ((watch[page] & ASKED) != 0) {
            for (Lane lane : lanes()) {
                if (lane.isBlocked() && stalledOn[lane.number] == page) {
                    lane.unblock(endStall(lane.number, page));
                }
            }
            reorder();
        }
    }

    private long endStall(int number, int page) {
        long from = stalledAt[number];
        long until = Math.max(usableFrom[page], from + rig.faultTrapNanos());
        journal.event(Journal.Kind.STALL, stallKind[number].ordinal(), number, page, from, until);
        return until;
    }

    @Override
    void event(Lane lane) {
        int page = lane.page;
        long now = lane.key;
        boolean first = (watch[page] & TOUCHED) == 0;
        watch[page] |= TOUCHED;
        if (usableFrom[page] <= now) {
            watch[page] &= ~Lane.TOUCH;
            if (first) {
                journal.event(Journal.Kind.TOUCH, Journal.Touch.HIT.ordinal(), lane.number, page, now, 0);
            }
            execute(lane, 0);
        } else {
            stall(lane, page, now, first);
        }
    }

    private void stall(Lane lane, int page, long now, boolean first) {
        boolean taken = usableFrom[page] != Lane.NEVER;
        Journal.Touch kind =
                !first ? Journal.Touch.SHARED : taken ? Journal.Touch.IN_FLIGHT : Journal.Touch.NETWORK_FAULT;
        if (first) {
            journal.event(Journal.Kind.TOUCH, kind.ordinal(), lane.number, page, now, 0);
        }
        if ((watch[page] & ASKED) == 0) {
            watch[page] |= ASKED;
            long arrival = now + rig.faultTrapNanos() + requestNanos;
            journal.event(Journal.Kind.REQUEST, 0, lane.number, page, now, arrival);
            requests.add(page, arrival);
            stop();
        }
        stalledOn[lane.number] = page;
        stalledAt[lane.number] = now;
        stallKind[lane.number] = kind;
        if (taken) {
            execute(lane, endStall(lane.number, page) - now);
        } else {
            execute(lane, 0);
            lane.stall();
        }
    }

    /** The first request, for a page in {@code missing}, that has reached the source at {@code now}, or none. */
    int request(long now, PageBits missing) {
        while (!requests.isEmpty() && !missing.contains(requests.page())) {
            requests.drop();
        }
        return requests.isEmpty() || requests.time() > now ? PageOrder.NONE : requests.page();
    }

    /** When the next request reaches the source, or never. */
    long nextArrival() {
        return requests.isEmpty() ? Lane.NEVER : requests.time();
    }
}
