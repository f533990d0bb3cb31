package tandem.app.results;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import tandem.app.Disk;
import tandem.app.Failures;
import tandem.app.InputException;
import tandem.app.PartFolder;

/**
 * The folder of a run's results. All is written into a folder beside it, which takes its place when it is whole; closed
 * before that, it leaves nothing.
 */
public final class ResultsFolder implements AutoCloseable {
    private static final String PART = ".part-";
    private static final Pattern GLOB_SIGNS = Pattern.compile("[\\\\*?\\[\\]{}]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path place;
    private final PartFolder part;

    private ResultsFolder(Path place, PartFolder part) {
        this.place = place;
        this.part = part;
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
            String name = String.valueOf(absolute.getFileName());
            PartFolder.sweep(parent, "." + GLOB_SIGNS.matcher(name).replaceAll("?") + PART + "*");
            return new ResultsFolder(absolute, PartFolder.in(parent, "." + name + PART));
        } catch (IOException e) {
            throw new InputException(
                    "the results folder " + place + " cannot be written: " + Failures.reason(e)
                            + ". Name another one with --out",
                    e);
        }
    }

    /** A folder in {@code results}, named for the trace and the time. */
    public static ResultsFolder named(Path results, String trace, LocalDateTime now) {
        PartFolder.sweep(results, ".*" + PART + "*");
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
        return part.path().resolve(name);
    }

    /** Refuses to go on where there is no room for {@code bytes} here. */
    public void requireRoom(long bytes, String what) throws IOException {
        Disk.requireRoom(part.path(), place, bytes, what, "Make room, or name a folder on another disk with --out");
    }

    /** Puts the results in their place; answers where. */
    public Path publish() throws IOException {
        try {
            Files.deleteIfExists(place);
            part.moveTo(place);
            return place;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new InputException(
                    "--out " + place + ": another run has put its results there meanwhile. Name another folder", e);
        }
    }

    @Override
    public void close() {
        part.close();
    }
}
