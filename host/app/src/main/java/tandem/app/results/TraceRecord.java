package tandem.app.results;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandem.app.run.OpenTrace;
import tandem.app.run.TapeStore.StoredTape;
import tandem.engine.Tape;
import tandem.engine.TapeCounts;

/** A trace and what its tape says of it. */
public record TraceRecord(
        String file,
        String sha256,
        String format,
        Map<String, String> formatOptions,
        String compression,
        TapeCounts counts,
        int pages,
        int writtenPages,
        int vcpus,
        long lastGuestNanos,
        List<String> warnings) {

    /** What is known once its tape is there. */
    public static TraceRecord of(OpenTrace trace, StoredTape stored) throws IOException {
        Tape tape = stored.tape();
        return new TraceRecord(
                trace.name(),
                trace.file().sha256(),
                trace.format().name(),
                trace.formatOptions(),
                trace.file().compression().toString(),
                tape.counts(),
                tape.touchedPages(),
                writtenPages(tape),
                tape.vcpus().length,
                tape.lastGuestNanos(),
                TraceWarnings.of(stored));
    }

    private static int writtenPages(Tape tape) {
        boolean[] written = new boolean[tape.touchedPages()];
        tape.forEachBlock((firstGuest, lastGuest, entries, pages, writes) -> {
            for (int entry = 0; entry < entries; entry++) {
                written[pages[entry]] |= writes[entry] > 0;
            }
        });
        int count = 0;
        for (boolean one : written) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** The record as JSON has it. */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("sha256", sha256);
        json.put("format", format);
        json.put("format_options", formatOptions);
        json.put("compression", compression);
        json.put("records", counts.records());
        json.put("reads", counts.reads());
        json.put("writes", counts.writes());
        json.put("fetches", counts.fetches());
        json.put("page_accesses", counts.pageAccesses());
        json.put("page_accesses_on_tape", counts.accesses());
        json.put("pages", pages);
        json.put("written_pages", writtenPages);
        json.put("vcpus", vcpus);
        json.put("guest_time_ns", lastGuestNanos);
        json.put("lowest_address", hex(counts.lowestAddress()));
        json.put("highest_address", hex(counts.highestAddress()));
        json.put("warnings", warnings);
        return json;
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
