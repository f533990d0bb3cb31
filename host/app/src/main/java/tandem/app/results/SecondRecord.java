package tandem.app.results;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.app.run.SecondTrace;
import tandem.app.run.TapeStore.StoredTape;

/**
 * A trace of another run of the program, as it was used.
 *
 * @param map the page map, where there is one
 */
public record SecondRecord(TraceRecord trace, @Nullable FileRecord map) {
    /** What is known once its tape is there. */
    public static SecondRecord of(SecondTrace second, StoredTape stored) throws IOException {
        return new SecondRecord(
                TraceRecord.of(second.trace(), stored),
                second.map() == null ? null : FileRecord.of(second.map().path()));
    }

    /** What was used, in a few words. */
    public String inWords() {
        return map == null ? trace.file() : trace.file() + " with its pages moved by " + map.file();
    }

    /** Adds itself to a record, as {@code NAME_trace} and, where there is one, {@code NAME_map}. */
    public void addTo(Map<String, Object> json, String name) {
        json.put(name + "_trace", trace.asJson());
        if (map != null) {
            json.put(name + "_map", map);
        }
    }
}
