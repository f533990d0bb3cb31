package tandem.app.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import tandem.app.Disk;
import tandem.app.InputException;

/**
 * The folder of a run's results. All is written into a folder beside it, which takes its place when it is whole; closed
 * before that, it leaves nothing.
 */
public final class ResultsFolder implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path place;
    private final Path part;
    private final Thread atExit;

    private ResultsFolder(Path place, Path part) {
        this.place = place;
        this.part = part;
        atExit = new Thread(() -> Disk.delete(part), "remove unfinished results");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Exactly the folder {@code place}, which must be empty or not there. */
    public static ResultsFolder at(Path place) {
        try {
            if (Files.exists(place) && !isEmptyFolder(place)) {
                throw new InputException("--out " + place
                        + ": there is something already. Name a folder that is empty or not there, or remove this one");
            }
            Path absolute = place.toAbsolutePath().normalize();
            Path parent = absolute.getParent();
            if (parent == null) {
                throw new InputException("--out " + place + ": this cannot be a folder of results");
            }
            Files.createDirectories(parent);
            Path part = Disk.newFolder(parent, "." + absolute.getFileName() + ".part-");
            return new ResultsFolder(absolute, part);
        } catch (IOException e) {
            throw new InputException(
                    "the results folder " + place + " cannot be written: " + e + ". Name another one with --out", e);
        }
    }

    /** A folder in {@code results}, named for the trace and the time. */
    public static ResultsFolder named(Path results, String trace, LocalDateTime now) {
        String name = trace + "-" + TIME.format(now);
        Path place = results.resolve(name);
        for (int i = 2; Files.exists(place); i++) {
            place = results.resolve(name + "-" + i);
        }
        return at(place);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Where to write the file {@code name}. */
    public Path file(String name) {
        return part.resolve(name);
    }

    /** Refuses to go on where there is no room for {@code bytes} here. */
    public void requireRoom(long bytes, String what) throws IOException {
        Disk.requireRoom(part, place, bytes, what);
    }

    /** Puts the results in their place; answers where. */
    public Path publish() throws IOException {
        Files.deleteIfExists(place);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        return place;
    }

    @Override
    public void close() {
        Disk.delete(part);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // exiting already
        }
    }
}
