package tandem.app.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import tandem.engine.Figures;

/** The columns of {@code timings.csv}, in order: one for each figure, with its unit in its name. */
final class FigureColumns {
    static final Map<String, ToLongFunction<Figures>> ALL = columns();

    private FigureColumns() {}

    private static Map<String, ToLongFunction<Figures>> columns() {
        Map<String, ToLongFunction<Figures>> columns = new LinkedHashMap<>();
        columns.put("total_time_ns", Figures::totalTime);
        columns.put("downtime_ns", Figures::downtime);
        columns.put("completion_ns", Figures::completion);
        columns.put("lost_time_ns", Figures::lostTime);
        columns.put("stall_time_ns", figures -> figures.stalls().sum());
        columns.put("stall_p99_ns", figures -> figures.stalls().percentile(99));
        columns.put("stall_max_ns", figures -> figures.stalls().max());
        columns.put("hits", Figures::hits);
        columns.put("network_faults", Figures::networkFaults);
        columns.put("inflight_waits", Figures::inflightWaits);
        columns.put("shared_waits", Figures::sharedWaits);
        columns.put("rounds", figures -> figures.rounds().size());
        columns.put("pages_sent", Figures::pagesSent);
        columns.put("zero_pages", Figures::zeroPages);
        columns.put("bytes_sent", Figures::bytesSent);
        columns.put("cow_copies", Figures::cowCopies);
        columns.put("cow_peak_pages", Figures::cowPeakPages);
        columns.put("duplicates", Figures::duplicates);
        columns.put("stalls", figures -> figures.stalls().count());
        columns.put("stall_p50_ns", figures -> figures.stalls().percentile(50));
        columns.put("hints_useful", Figures::hintsUseful);
        columns.put("hints_late", Figures::hintsLate);
        columns.put("hints_useless", Figures::hintsUseless);
        columns.put("source_cpu_ns", Figures::sourceCpu);
        columns.put("exposure_ns", Figures::exposure);
        columns.put("perceived_downtime_ns", figures -> figures.progress().perceivedDowntimeNanos());
        columns.put("pause_ns", Figures::pause);
        columns.put("pages_at_pause", Figures::pagesAtPause);
        columns.put("not_converged", figures -> figures.nonConvergence() == null ? 0 : 1);
        return columns;
    }
}
