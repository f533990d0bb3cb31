package tandem.app.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.api.TraceException;
import tandem.app.Digests;
import tandem.app.Disk;
import tandem.app.InputException;
import tandem.app.PartFolder;
import tandem.engine.BlockLog;
import tandem.engine.QueueLog;
import tandem.engine.Recorder;
import tandem.engine.Rig;
import tandem.engine.Tape;
import tandem.engine.UnfinishedTapeException;
import tandem.engine.options.Options;

/**
 * Tapes, kept by what they were made from and used again while that matches. A tape is written beside its place and
 * moved there when it is whole. Where tapes cannot be kept, or have no room, they last as long as this store.
 */
public final class TapeStore implements AutoCloseable {
    /** The parameters of the rig that shape a tape. */
    static final List<String> RECORDER_SETTINGS =
            List.of("page-size", "quantum", "repeat", "time-scale", "instructions-per-second", "access-interval");

    private static final String PART = "part-";
    private static final String WARNINGS = "warnings.txt";
    private static final long LEAST_ROOM_BYTES = 32L << 20;

    private static final String CURE = "Make room there, or name a temporary folder on another disk, such as with"
            + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR";

    private final Path folder;
    private final KnownDigests digests;
    private final boolean kept;
    private final String recorder;
    private final PrintWriter err;
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private @Nullable TapeStore temporary;

    private TapeStore(Path folder, boolean kept, String recorder, PrintWriter err) {
        this.folder = folder;
        digests = new KnownDigests(folder);
        this.kept = kept;
        this.recorder = recorder;
        this.err = err;
    }

    /**
     * The store in {@code folder}, or in a temporary one where that cannot be written.
     *
     * @param recorder names the program that records, so that no other's tapes are used
     * @param err where it names a tape that it records anew
     */
    public static TapeStore in(Path folder, String recorder, PrintWriter err) throws IOException {
        FirstQueue.await();
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                PartFolder.sweep(folder, PART + "*");
                return new TapeStore(folder, true, recorder, err);
            }
        } catch (IOException e) {
            // then a temporary one
        }
        return temporary(recorder, err);
    }

    private static TapeStore temporary(String recorder, PrintWriter err) throws IOException {
        return new TapeStore(Files.createTempDirectory("tandem-tapes"), false, recorder, err);
    }

    /**
     * A tape, good until the store is closed.
     *
     * @param warnings what the format told of the trace to people when it was recorded
     * @param wasThere whether it had been recorded before
     */
    public record StoredTape(Tape tape, List<String> warnings, boolean wasThere) {}

    /**
     * The tape of {@code trace}, recorded now where it is not kept. Which tape it is tells the digest of the trace; where
     * that is not known yet, another thread makes it while this one records.
     */
    public StoredTape tape(OpenTrace trace, Rig rig, Options rigOptions) throws IOException {
        boolean isKnown = digests.knows(trace.file());
        if (!isKnown || !Files.isDirectory(place(trace, rigOptions))) {
            TapeStore roomy = withRoom(roomBytes(trace));
            if (roomy != this) {
                return roomy.tape(trace, rig, rigOptions);
            }
        }
        try (TapePlace place = new TapePlace(() -> place(trace, rigOptions), isKnown)) {
            StoredTape kept = isKnown ? kept(trace, place.get()) : null;
            while (kept == null) {
                if (record(trace, rig, place)) {
                    return open(place.get(), false);
                }
                kept = kept(trace, place.get());
            }
            return kept;
        }
    }

    private static long roomBytes(OpenTrace trace) {
        return LEAST_ROOM_BYTES + trace.file().sizeBytes();
    }

    /** This store, or a temporary one where there is room for {@code bytes} only there. */
    private synchronized TapeStore withRoom(long bytes) throws IOException {
        if (!kept || Disk.roomBytes(folder) >= bytes) {
            return this;
        }
        if (temporary == null && Disk.roomBytes(Path.of(System.getProperty("java.io.tmpdir"))) >= bytes) {
            err.println("note: the disk of " + folder
                    + " has too little room: a tape is made in the temporary folder, and not kept");
            temporary = temporary(recorder, err);
            closings.push(temporary::close);
        }
        return temporary == null ? this : temporary;
    }

    private @Nullable StoredTape kept(OpenTrace trace, Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return null;
        }
        try {
            return open(place, true);
        } catch (UnfinishedTapeException | NoSuchFileException e) {
            err.println("note: the tape of " + trace.name() + " in " + place + " is unfinished or damaged, and is"
                    + " recorded anew");
            Disk.delete(place);
            return null;
        }
    }

    private StoredTape open(Path place, boolean wasThere) throws IOException {
        QueueLog log = QueueLog.existing(place);
        try {
            Tape tape = Tape.open(log);
            closings.push(log::close);
            return new StoredTape(tape, Files.readAllLines(place.resolve(WARNINGS)), wasThere);
        } catch (IOException | RuntimeException | Error e) {
            log.close();
            throw e;
        }
    }

    /** Whether it has put a tape there; it gives up where one turns out to be there already. */
    private boolean record(OpenTrace trace, Rig rig, TapePlace place) throws IOException {
        Disk.requireRoom(folder, folder, roomBytes(trace), "reading " + trace.name(), CURE);
        try (PartFolder part = PartFolder.in(folder, PART)) {
            try (RevocableLog log = new RevocableLog(RoomyLog.in(part.path(), BlockLog.LONGEST_BLOCK_BYTES))) {
                place.ifThere(log::revoke);
                Recorder.record(
                        sink -> trace.file().read(trace.format(), sink),
                        rig,
                        trace.format()::guestPhysical,
                        log,
                        trace.file().coresLeft(trace.file().knowsSha256() ? 0 : 1));
            }
            Files.write(part.path().resolve(WARNINGS), trace.file().warnings());
            return hasMovedTo(place.get(), part);
        } catch (TraceException | IllegalArgumentException e) {
            throw new InputException(trace.file().path() + ": " + e.getMessage(), e);
        } catch (IOException | IllegalStateException e) {
            if (place.hasTape()) {
                return false;
            }
            throw e;
        }
    }

    private static boolean hasMovedTo(Path place, PartFolder part) throws IOException {
        try {
            part.moveTo(place);
            return true;
        } catch (IOException e) {
            if (!Files.isDirectory(place)) {
                throw e;
            }
            return false;
        }
    }

    private Path place(OpenTrace trace, Options rig) throws IOException {
        StringBuilder settings = new StringBuilder(recorder)
                .append('\n')
                .append(trace.format().name())
                .append(trace.formatSha256())
                .append(trace.formatOptions());
        RECORDER_SETTINGS.forEach(name -> settings.append('\n').append(rig.get(name)));
        return folder.resolve(digests.of(trace.file()) + "-"
                + Digests.sha256(settings.toString()).substring(0, 16));
    }

    /** A log for a tape that is kept by nobody, good until the store is closed. */
    public BlockLog scratch() {
        try {
            PartFolder part = PartFolder.in(withRoom(LEAST_ROOM_BYTES).folder, PART);
            closings.push(part::close);
            RoomyLog log = RoomyLog.in(part.path(), BlockLog.LONGEST_BLOCK_BYTES);
            closings.push(log::close);
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
        if (!kept) {
            Disk.delete(folder);
        }
    }
}
