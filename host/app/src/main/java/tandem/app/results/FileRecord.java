package tandem.app.results;

import java.io.IOException;
import java.nio.file.Path;
import tandem.app.Digests;

/** A file that was read. */
public record FileRecord(String file, String sha256) {
    /** The file at {@code path}. */
    public static FileRecord of(Path path) throws IOException {
        return new FileRecord(String.valueOf(path.getFileName()), Digests.sha256(path));
    }
}
