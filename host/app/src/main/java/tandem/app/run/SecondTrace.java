package tandem.app.run;

import org.jspecify.annotations.Nullable;
import tandem.app.run.TapeStore.StoredTape;
import tandem.engine.Tape;

/**
 * A trace of another run of the program.
 *
 * @param map where its mappings lay in the first run; null where they lay at the same addresses
 */
public record SecondTrace(OpenTrace trace, @Nullable PageMap map) {
    /** Its tape, with its pages where the first run has them. */
    public Tape placed(StoredTape stored) {
        return map == null ? stored.tape() : map.rebase(stored.tape(), trace.name());
    }
}
