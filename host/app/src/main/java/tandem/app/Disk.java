package tandem.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Room on disks, and folders that go. */
public final class Disk {
    private Disk() {}

    /** Whether a disk without room is behind {@code failure}. */
    public static boolean isFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return true;
            }
            // What a full disk under a mapped file, such as those of Chronicle Queue, comes up as.
            if (cause instanceof InternalError && message.contains("unsafe memory access")) {
                return true;
            }
        }
        return false;
    }

    /** The room on the disk of {@code folder}. */
    public static long roomBytes(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /**
     * Refuses to begin what needs {@code bytes} in {@code folder}, for {@code place}, where they are not there.
     *
     * @param cure what helps, in words
     */
    public static void requireRoom(Path folder, Path place, long bytes, String what, String cure) throws IOException {
        long room = roomBytes(folder);
        if (room < bytes) {
            throw new InputException("the disk of " + place + " has " + (room >> 20) + " MiB of room, and " + what
                    + " may take " + (bytes >> 20) + " MiB. " + cure);
        }
    }

    /** Deletes a folder with all that is in it, as far as that goes; one that is not there is fine. */
    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // What is left is marked as unfinished by its name.
        }
    }
}
