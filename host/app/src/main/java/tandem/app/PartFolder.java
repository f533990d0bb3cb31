package tandem.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A folder for what is not finished yet: it goes when it is closed or the program ends, unless it has been moved to its
 * place by then. A file in it is locked as long as the program runs, by which one that a killed program left is known.
 */
public final class PartFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Pattern NUMBERED = Pattern.compile(".*-[0-9]+");

    /** Far longer than a program takes from making its folder to locking it. */
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit;

    private PartFolder(Path path) throws IOException {
        this.path = path;
        lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        // From now on it is locked or forsaken; before, it may be neither.
        lock.write(ByteBuffer.allocate(1));
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

    /** Removes the folders in {@code parent}, named as {@code glob} says, whose programs were killed. */
    public static void sweep(Path parent, String glob) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, glob)) {
            for (Path folder : folders) {
                if (isForsaken(folder)) {
                    Disk.delete(folder);
                }
            }
        } catch (IOException e) {
            // What is left takes room, and nothing else.
        }
    }

    private static boolean isForsaken(Path folder) {
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null && (lock.size() > 0 || isLeftAlone(folder));
        } catch (NoSuchFileException e) {
            return isLeftAlone(folder);
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether this, without a lock, is what a program left that was killed while it made or removed it. */
    private static boolean isLeftAlone(Path folder) {
        try {
            return NUMBERED.matcher(folder.getFileName().toString()).matches()
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(Instant.now().minus(LEFT_ALONE));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Makes it {@code place}, all at once. */
    public void moveTo(Path place) throws IOException {
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(place.resolve(LOCK));
    }

    @Override
    public void close() {
        Disk.delete(path);
        try {
            lock.close();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IOException | IllegalStateException e) {
            // exiting already
        }
    }
}
