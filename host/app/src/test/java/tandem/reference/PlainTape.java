package tandem.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** A guest's accesses as MODEL §1 and §2 put them on a tape, from those of a trace. */
final class PlainTape {
    /** An access to a page number at a guest time, by a vCPU counted from 0. */
    record Access(long guest, int vcpu, int page, boolean write) {}

    private record PageOfVcpu(int vcpu, long frame) {}

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    /** The accesses in the order of the tape. */
    final List<Access> accesses = new ArrayList<>();

    /** The same accesses, those of one vCPU in each list. */
    final List<List<Access>> byVcpu = new ArrayList<>();

    /** Numbers vCPUs by their place in {@code vcpus} and pages by {@code memory}; `gang` puts all on one vCPU. */
    PlainTape(List<PlainAccess> trace, PlainRig rig, SortedSet<Integer> vcpus, PlainMemory memory) {
        List<Integer> order = new ArrayList<>(vcpus);
        for (int v = 0; v < (rig.gang ? 1 : order.size()); v++) {
            byVcpu.add(new ArrayList<>());
        }
        for (PlainAccess a : coalesced(laps(trace, rig), rig.quantum)) {
            int vcpu = rig.gang ? 0 : order.indexOf(a.vcpu());
            Access access = new Access(a.time(), vcpu, memory.number(a.frame()), a.write());
            accesses.add(access);
            byVcpu.get(vcpu).add(access);
        }
    }

    long lastGuestTime() {
        return accesses.get(accesses.size() - 1).guest();
    }

    /** Times shifted to start at 0, then scaled, then repeated; ordered by time, at equal times as in the trace. */
    private static List<PlainAccess> laps(List<PlainAccess> trace, PlainRig rig) {
        requireForward(trace);
        long first = trace.stream().mapToLong(PlainAccess::time).min().orElseThrow();
        List<PlainAccess> lap = new ArrayList<>();
        for (PlainAccess a : trace) {
            lap.add(a.at(scaled(a.time() - first, rig.timeScale)));
        }
        lap.sort(Comparator.comparingLong(PlainAccess::time));
        long length = lap.get(lap.size() - 1).time() + 1;
        List<PlainAccess> all = new ArrayList<>();
        for (long l = 0; l < rig.repeat; l++) {
            for (PlainAccess a : lap) {
                all.add(a.at(a.time() + l * length));
            }
        }
        return all;
    }

    private static void requireForward(List<PlainAccess> trace) {
        Map<Integer, Long> last = new HashMap<>();
        for (PlainAccess a : trace) {
            long before = last.getOrDefault(a.vcpu(), Long.MIN_VALUE);
            if (before > a.time()) {
                throw new IllegalArgumentException(
                        "vCPU " + a.vcpu() + " goes back from " + before + " to " + a.time());
            }
            last.put(a.vcpu(), a.time());
        }
    }

    /** Guest time multiplied by a factor, rounded down. */
    private static long scaled(long time, BigDecimal factor) {
        BigDecimal product = factor.multiply(BigDecimal.valueOf(time));
        return product.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** Leaves off what a kept access of the same vCPU and page, of the same kind or a write, covers. */
    private static List<PlainAccess> coalesced(List<PlainAccess> accesses, long quantum) {
        Map<PageOfVcpu, Long> reads = new HashMap<>();
        Map<PageOfVcpu, Long> writes = new HashMap<>();
        List<PlainAccess> kept = new ArrayList<>();
        for (PlainAccess a : accesses) {
            PageOfVcpu key = new PageOfVcpu(a.vcpu(), a.frame());
            boolean afterWrite = a.time() - writes.getOrDefault(key, LONG_AGO) < quantum;
            boolean afterRead = a.time() - reads.getOrDefault(key, LONG_AGO) < quantum;
            if (!afterWrite && (a.write() || !afterRead)) {
                kept.add(a);
                (a.write() ? writes : reads).put(key, a.time());
            }
        }
        return kept;
    }
}
