package tandem.app.results;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What depends on the machine, and so may differ between two equal runs.
 *
 * @param command the command line as typed
 * @param started local time
 * @param readNanos real time that reading the trace took; 0 where its tape was there already
 * @param accessesRead page accesses of the trace, over all laps
 * @param replayNanos real time that the replays took
 * @param accessesReplayed page accesses on the tape, times the replays
 */
public record MachineRecord(
        List<String> command,
        LocalDateTime started,
        long readNanos,
        long accessesRead,
        long replayNanos,
        long accessesReplayed) {

    Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", command);
        json.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("tape_was_there", readNanos == 0);
        json.put("reading_seconds", readNanos / 1e9);
        json.put("reading_accesses_per_second", rate(accessesRead, readNanos));
        json.put("replaying_seconds", replayNanos / 1e9);
        json.put("replaying_accesses_per_second", rate(accessesReplayed, replayNanos));
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("heap_bytes", Runtime.getRuntime().maxMemory());
        json.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return json;
    }

    private static long rate(long accesses, long nanos) {
        return nanos == 0 ? 0 : Math.round(accesses * 1e9 / nanos);
    }
}
