package tandem.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tandem.app.run.TapeStore.StoredTape;
import tandem.engine.TapeCounts;

/** What people must know of a trace to read its figures right. */
final class TraceWarnings {
    private static final int FEW_WRITES_ARE_ONE_IN = 1000;

    private TraceWarnings() {}

    /** What its format told when it was recorded, and what its counts tell. */
    static List<String> of(StoredTape stored) {
        List<String> warnings = new ArrayList<>(stored.warnings());
        TapeCounts counts = stored.tape().counts();
        long data = counts.reads() + counts.writes();
        if (data == 0) {
            warnings.add(
                    "the trace holds instruction fetches only: data that the program reads and writes are missing, so"
                            + " no figure tells what it would cost to migrate them");
        } else if (counts.writes() * FEW_WRITES_ARE_ONE_IN < data) {
            warnings.add(fewWrites(counts.writes(), data));
        }
        return warnings;
    }

    private static String fewWrites(long writes, long data) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d accesses to data are writes, fewer than 0.1 %%: a recorder that takes writes for reads makes"
                        + " such traces. First touches are right, and so are stop-and-copy, demand paging and post-copy;"
                        + " pre-copy, hybrid and copies of pages look cheaper than they are if writes are missing",
                writes,
                data);
    }
}
