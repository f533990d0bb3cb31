package tandem.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;

/** The target: executes from the resume on, and stalls on pages that are not usable yet (MODEL §4). */
final class PlainTarget extends PlainHost {
    /** A request for a page, and when it reaches the source. */
    record Request(int page, long arrival) {}

    /** A stall that waits for a page that has not been accepted yet. */
    private record Wait(int vcpu, int page, long since) {}

    private final PlainRig rig;
    private final long[] accepted;
    private final long[] usable;
    private final long[] content;
    private final BitSet asked = new BitSet();
    private final BitSet touched = new BitSet();
    private final List<Wait> waits = new ArrayList<>();
    private final BitSet waiting = new BitSet();
    private boolean resumed;
    private long[] versionAtPause = {};

    /** All requests, those still to be served, in order of arrival. */
    final Queue<Request> requests = new ArrayDeque<>();

    final List<Long> stalls = new ArrayList<>();
    long hits;
    long inflightWaits;
    long networkFaults;
    long sharedWaits;

    PlainTarget(PlainTape tape, PlainRig rig, int pages) {
        super(tape, rig.targetSpeed);
        this.rig = rig;
        accepted = filled(pages, NEVER);
        usable = filled(pages, NEVER);
        content = filled(pages, -1);
    }

    private static long[] filled(int length, long value) {
        long[] array = new long[length];
        Arrays.fill(array, value);
        return array;
    }

    /** Takes a page that the wire has accepted at {@code now}, and ends the stalls that wait for it. */
    void take(int page, long now, long usableFrom, long version) {
        accepted[page] = now;
        usable[page] = usableFrom;
        content[page] = version;
        for (Wait wait : waits) {
            if (wait.page == page) {
                waiting.clear(wait.vcpu);
                wall[wait.vcpu] += stall(page, wait.since);
            }
        }
        waits.removeIf(wait -> wait.page == page);
    }

    boolean hasAllPages() {
        return Arrays.stream(usable).noneMatch(time -> time == NEVER);
    }

    /** The page is missing from now on, whatever has been sent of it. */
    void lose(int page) {
        accepted[page] = NEVER;
        usable[page] = NEVER;
    }

    /** Resumes each vCPU at the source's cursor; on a second tape, at its first access at or after its guest time. */
    void resume(long at, PlainSource source, boolean secondTape) {
        startAt(at, source.guest);
        if (!secondTape) {
            System.arraycopy(source.next, 0, next, 0, next.length);
        }
        versionAtPause = source.version;
        for (int page = 0; page < usable.length; page++) {
            check(usable[page] > at || content[page] == versionAtPause[page], "stale page at the resume"); // §8.1
        }
        resumed = true;
    }

    /** Each page once, as the accesses left touch it: by guest time, then lower vCPU, then as on the tape. */
    Queue<Integer> firstTouchesLeft() {
        List<PlainTape.Access> left = new ArrayList<>();
        for (int v = 0; v < next.length; v++) {
            left.addAll(byVcpu.get(v).subList(next[v], byVcpu.get(v).size()));
        }
        left.sort(Comparator.comparingLong(PlainTape.Access::guest)); // is stable
        return left.stream().map(PlainTape.Access::page).distinct().collect(Collectors.toCollection(ArrayDeque::new));
    }

    @Override
    boolean isHeld(PlainTape.Access access) {
        return !resumed || waiting.get(access.vcpu());
    }

    @Override
    long access(PlainTape.Access access, long now) {
        int page = access.page();
        countFirstTouch(page, now);
        if (usable[page] <= now) {
            check(content[page] == versionAtPause[page], "access served from a stale page"); // §8.1
            return 0;
        }
        if (asked.get(page)) {
            sharedWaits++;
        } else {
            asked.set(page);
            long sending = PlainRig.nanos(rig.requestBytes, rig.bandwidth);
            requests.add(new Request(page, now + rig.faultTrap + sending + rig.latency));
        }
        if (accepted[page] != NEVER) {
            return stall(page, now);
        }
        waiting.set(access.vcpu());
        waits.add(new Wait(access.vcpu(), page, now));
        return 0; // take() adds the stall
    }

    /** The stall since {@code since} on a page that has been accepted: it ends at max(page usable, since + trap). */
    private long stall(int page, long since) {
        check(content[page] == versionAtPause[page], "stall ends with a stale page"); // §8.1
        long stall = Math.max(usable[page], since + rig.faultTrap) - since;
        stalls.add(stall);
        return stall;
    }

    private void countFirstTouch(int page, long now) {
        if (touched.get(page)) {
            return;
        }
        touched.set(page);
        if (usable[page] <= now) {
            hits++;
        } else if (accepted[page] < now) {
            inflightWaits++;
        } else {
            networkFaults++;
        }
    }
}
