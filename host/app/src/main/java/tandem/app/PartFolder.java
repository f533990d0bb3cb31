package tandem.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder for what is not finished yet: it goes when it is closed or the program ends, unless it has been moved to its
 * place by then.
 */
public final class PartFolder implements AutoCloseable {
    private final Path path;
    private final Thread atExit;

    private PartFolder(Path path) {
        this.path = path;
        atExit = new Thread(() -> Disk.delete(path), "remove " + path.getFileName());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new folder in {@code parent}, whose name begins with {@code prefix}. */
    public static PartFolder in(Path parent, String prefix) throws IOException {
        for (long number = ProcessHandle.current().pid(); true; number++) {
            try {
                return new PartFolder(Files.createDirectory(parent.resolve(prefix + number)));
            } catch (FileAlreadyExistsException e) {
                // the next number, then
            }
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Makes it {@code place}, all at once. */
    public void moveTo(Path place) throws IOException {
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        Disk.delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // exiting already
        }
    }
}
