package tandem.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tandem.engine.trace.CompressedOutput;

/**
 * A file that users have named. It is written beside its place, compressed as its name says, and takes its place when it
 * is whole; closed before that, it leaves nothing.
 */
public final class NewFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path place;
    private final boolean force;
    private final Path part;
    private @Nullable WatchedOutput stream;
    private @Nullable Thread atExit;

    private NewFile(Path place, boolean force, Path part) {
        this.place = place;
        this.force = force;
        this.part = part;
    }

    /**
     * Begins the file at {@code place}.
     *
     * @param force whether it may replace one that is there
     */
    public static NewFile at(Path place, boolean force) {
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new InputException(place + ": this is no file, and cannot become one: name another");
        }
        if (Files.exists(place) && !force) {
            throw new InputException(
                    place + ": there is such a file already: name another, or replace it with --force");
        }
        Path absolute = place.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException(place + ": there is no folder for it: make it, or name another");
        }
        String name = "." + absolute.getFileName() + ".part-"
                + ProcessHandle.current().pid();
        return new NewFile(place, force, folder.resolve(name));
    }

    /** Has it removed too when the program ends before it is closed. */
    NewFile removedAtExit() {
        Thread remove = new Thread(this::remove, "remove " + part.getFileName());
        Runtime.getRuntime().addShutdownHook(remove);
        atExit = remove;
        return this;
    }

    /** Its content, from the beginning; what was written before is gone. */
    public OutputStream begin() throws IOException {
        end();
        WatchedOutput begun = new WatchedOutput(new BufferedOutputStream(created(), BUFFER_BYTES));
        stream = begun;
        String name = String.valueOf(place.getFileName());
        return CompressedOutput.to(begun, CompressedOutput.of(name));
    }

    private OutputStream created() {
        try {
            return Files.newOutputStream(part);
        } catch (IOException e) {
            throw new InputException(
                    place + " cannot be written: " + Failures.reason(e) + ". Name one in another folder", e);
        }
    }

    /** Has {@code content} for its content. */
    void write(byte[] content) throws IOException {
        try (OutputStream out = begin()) {
            out.write(content);
        } catch (IOException e) {
            InputException failure = failure();
            if (failure != null) {
                throw failure;
            }
            throw e;
        }
    }

    /** What went wrong in writing; null where nothing has. */
    @Nullable
    public InputException failure() {
        IOException failure = stream == null ? null : stream.failure();
        if (failure == null) {
            return null;
        }
        String problem = Disk.isFull(failure)
                ? "the disk is full: make room, or name one elsewhere"
                : String.valueOf(failure.getMessage());
        return new InputException(place + " cannot be written, and nothing of it has been kept: " + problem, failure);
    }

    /** Puts the file, whose content has been closed, in its place; answers how many bytes it has. */
    public long publish() throws IOException {
        long bytes = Files.size(part);
        if (force) {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            moveToPlace();
        }
        return bytes;
    }

    private void moveToPlace() throws IOException {
        try {
            Files.move(part, place);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(
                    place + ": such a file has been made meanwhile: name another, or replace it with --force", e);
        }
    }

    private void end() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // What it was written for is gone anyway, and the stream remembers.
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Its name says that it is not whole.
        }
    }

    @Override
    public void close() {
        end();
        remove();
        try {
            if (atExit != null) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        } catch (IllegalStateException e) {
            // exiting already
        }
    }
}
