package tandem.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import tandem.engine.Figures;

/** Figures of the engine by the keys of the known answers. */
final class FigureMap {
    private FigureMap() {}

    static Map<String, Long> of(Figures figures) {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("total_ns", figures.totalTime());
        map.put("downtime_ns", figures.downtime());
        map.put("rounds", (long) figures.rounds().size());
        map.put("pages", figures.pagesSent());
        map.put("zero_pages", figures.zeroPages());
        map.put("bytes", figures.bytesSent());
        map.put("network_faults", figures.networkFaults());
        map.put("inflight_waits", figures.inflightWaits());
        map.put("shared_waits", figures.sharedWaits());
        map.put("hits", figures.hits());
        map.put("stall_ns", figures.stalls().sum());
        map.put("stall_max_ns", figures.stalls().max());
        map.put("stall_p99_ns", figures.stalls().percentile(99));
        map.put("completion_ns", figures.completion());
        map.put("lost_ns", figures.lostTime());
        map.put("cow_copies", figures.cowCopies());
        map.put("cow_peak", figures.cowPeakPages());
        return map;
    }
}
