package tandem.reference;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The reference replay: MODEL.md access by access, slow and plain, independent of the rest of the project. The class
 * to read first is {@link PlainStrategies}, then {@link PlainMigration}, {@link PlainHost} and the two hosts.
 */
public final class PlainReplay {
    private PlainReplay() {}

    /** Replays a trace on both hosts. A trace already coalesced stays as it is: coalescing it again changes nothing. */
    public static Map<String, Long> replay(
            List<PlainAccess> trace, PlainRig rig, String strategy, Map<String, Long> options) {
        return replay(trace, Optional.empty(), rig, strategy, options);
    }

    /**
     * Replays {@code trace} on the source, and on the target {@code targetTrace} where there is one.
     *
     * @param options `downtime-limit` and others of {@link PlainOptions}, in nanoseconds, bytes, bytes a second, counts
     * @return the figures of MODEL §9 by the keys of the known answers, times in nanoseconds
     */
    public static Map<String, Long> replay(
            List<PlainAccess> trace,
            Optional<List<PlainAccess>> targetTrace,
            PlainRig rig,
            String strategy,
            Map<String, Long> options) {
        List<List<PlainAccess>> traces = targetTrace.isPresent() ? List.of(trace, targetTrace.get()) : List.of(trace);
        TreeSet<Integer> vcpus = new TreeSet<>();
        traces.forEach(t -> t.forEach(access -> vcpus.add(access.vcpu())));
        PlainMemory memory = new PlainMemory(traces, rig);
        PlainTape tape = new PlainTape(trace, rig, vcpus, memory);
        PlainTape targetTape =
                targetTrace.map(t -> new PlainTape(t, rig, vcpus, memory)).orElse(tape);
        long last = Math.min(tape.lastGuestTime(), targetTape.lastGuestTime());
        if (rig.start > last) {
            throw new IllegalArgumentException("start " + rig.start + " is past the last access, " + last);
        }
        PlainMigration migration = new PlainMigration(rig, memory, tape, targetTape);
        new PlainStrategies(migration, new PlainOptions(options)).run(strategy);
        migration.target.runUntil(PlainHost.NEVER);
        check(migration, tape, targetTape, strategy);
        return figures(migration, targetTape);
    }

    /** The invariants of MODEL §8 that are seen at the end only. */
    private static void check(PlainMigration m, PlainTape tape, PlainTape targetTape, String strategy) {
        PlainHost.check(m.target.hasFinished(), strategy + " left the guest waiting");
        PlainHost.check(m.target.hasAllPages(), strategy + " ended with a page missing");
        PlainHost.check(new HashSet<>(m.sent).size() == m.pages, strategy + " never sent some page");
        PlainHost.check(m.rounds > 0 || m.sent.size() == m.pages, strategy + " sent a page twice");
        long onTape =
                tape.accesses.stream().filter(a -> a.guest() >= m.rig.start).count();
        PlainHost.check(
                tape != targetTape || m.executedBeforePause + m.target.executed == onTape,
                strategy + " lost or repeated an access");
    }

    private static Map<String, Long> figures(PlainMigration m, PlainTape targetTape) {
        PlainTarget target = m.target;
        long completion = Math.max(m.lastAccessBeforePause, target.lastAccess);
        long undisturbed = (targetTape.lastGuestTime() - m.rig.start) * 100 / m.rig.sourceSpeed;
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("total_ns", Math.max(m.resumedAt, m.lastUsable));
        figures.put("downtime_ns", m.resumedAt - m.pausedAt);
        figures.put("rounds", m.rounds);
        figures.put("pages", (long) m.sent.size());
        figures.put("zero_pages", m.zeroPagesSent);
        figures.put("bytes", m.wire.bytes);
        figures.put("network_faults", target.networkFaults);
        figures.put("inflight_waits", target.inflightWaits);
        figures.put("shared_waits", target.sharedWaits);
        figures.put("hits", target.hits);
        List<Long> stalls = target.stalls.stream().sorted().toList();
        figures.put("stall_ns", stalls.stream().mapToLong(Long::longValue).sum());
        figures.put("stall_max_ns", rank(stalls, 100));
        figures.put("stall_p99_ns", rank(stalls, 99));
        figures.put("completion_ns", completion);
        figures.put("lost_ns", completion - undisturbed);
        figures.put("cow_copies", m.source.copies);
        figures.put("cow_peak", m.source.copiesPeak);
        return figures;
    }

    /** Nearest rank: element ⌈percent × n⌉ of the sorted stalls; 0 without any. */
    private static long rank(List<Long> stalls, long percent) {
        return stalls.isEmpty() ? 0 : stalls.get((int) PlainRig.ceilDiv(percent * stalls.size(), 100) - 1);
    }
}
