package tandem.app.run;

import java.nio.file.Path;
import tandem.app.Disk;
import tandem.engine.BlockLog;
import tandem.engine.Replay;

/** The journals of a run: a Chronicle Queue for each replay, in a folder of the strategy's name. */
public record Journals(Path folder) {
    BlockLog create(String strategy) {
        return RoomyLog.in(folder.resolve(strategy), Replay.JOURNAL_BLOCK_BYTES);
    }

    /** Removes the journal of a replay that failed: nobody shall take it for whole. */
    void forsake(String strategy) {
        Disk.delete(folder.resolve(strategy));
    }
}
