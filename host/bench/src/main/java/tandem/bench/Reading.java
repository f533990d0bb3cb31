package tandem.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Tape;

/** From trace to tape. */
final class Reading {
    /** The encoding that is text; the first of those measured. */
    private static final String TEXT = "lackey";

    private static final Map<String, String> FORMATS =
            Map.of(TEXT, TEXT, "champsim", "champsim", "drmemtrace", "drmemtrace", "tandem", "tandem-binary");
    private static final double TEXT_OF_LOOP = 0.6;
    private static final double TEXT_OF_GUNZIP = 0.6;
    private static final double BINARY_OF_GUNZIP = 0.8;
    private static final double BINARY_RATE = 50e6;
    private static final double NEVER_LESS_THAN_HALF = 0.5;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Scratch scratch;
    private final Table table;
    private final long accesses;
    private final Runs runs;

    Reading(Scratch scratch, Table table, long accesses, Runs runs) {
        this.scratch = scratch;
        this.table = table;
        this.accesses = accesses;
        this.runs = runs;
    }

    /** What one core does. The first encoding's row stands below the table's heading. */
    void onOneCore(String encoding) throws Exception {
        beginWith(encoding, "From trace to tape, one core");
        Path file = scratch.trace(accesses, encoding);
        if (encoding.equals(TEXT)) {
            Duel text = runs.duel(() -> tape(file, encoding), () -> new NumberLoop().run(file));
            table.duel("lackey text", "accesses/s", text, "its numbers parsed and dropped", TEXT_OF_LOOP);
            return;
        }
        Duel binary = runs.duel(() -> tape(file, encoding), () -> read(file));
        String wanted = ">= 50 M accesses/s" + (binary.rate() >= BINARY_RATE ? "" : " MISSED");
        table.duel(encoding, "accesses/s", binary, "its bytes read", wanted);
    }

    /** What two cores do. */
    void onTwoCores(String encoding) throws Exception {
        beginWith(encoding, "From trace to tape, two cores");
        Path file = scratch.trace(accesses, encoding);
        Duel threads = runs.duel(() -> tape(file, encoding), () -> tapeByOne(file, encoding));
        table.duel(encoding + ", by two threads", "accesses/s", threads, "by one", "");
    }

    /** What two cores do that decompress as well. */
    void gunzipping(String encoding) throws Exception {
        beginWith(encoding, "From compressed trace to tape, two cores; rates are of uncompressed bytes");
        Path file = scratch.trace(accesses, encoding + ".gz");
        long bytes = drained(unzipped(file));
        Duel duel = runs.duel(
                () -> {
                    tape(file, encoding);
                    return bytes;
                },
                () -> drained(unzipped(file)));
        double wanted = encoding.equals(TEXT) ? TEXT_OF_GUNZIP : BINARY_OF_GUNZIP;
        table.duel(encoding + ".gz", "B/s", duel, "gunzipped and dropped", wanted);
    }

    private void beginWith(String encoding, String title) {
        if (encoding.equals(TEXT)) {
            table.beginDuels(title);
        }
    }

    /** What a Chronicle Queue costs. */
    void queue() throws Exception {
        Path text = scratch.trace(accesses, "lackey.gz");
        Duel duel = runs.duel(() -> tape(text, TEXT), () -> memoryTape(text));
        table.duel("lackey.gz, tape in a Chronicle Queue", "accesses/s", duel, "in memory", NEVER_LESS_THAN_HALF);
    }

    private static InputStream unzipped(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    private static long drained(InputStream stream) throws IOException {
        return Limits.drain(stream);
    }

    private long read(Path file) throws IOException {
        drained(Files.newInputStream(file));
        return accesses;
    }

    private long tape(Path file, String encoding) throws IOException {
        BlockLog tape = scratch.queue();
        Engine.record(file, FORMATS.getOrDefault(encoding, encoding), tape);
        scratch.drop(tape);
        return accesses;
    }

    private long tapeByOne(Path file, String encoding) throws IOException {
        BlockLog tape = scratch.queue();
        Engine.recordByOne(file, FORMATS.getOrDefault(encoding, encoding), tape);
        scratch.drop(tape);
        return accesses;
    }

    private long memoryTape(Path file) throws IOException {
        Engine.record(file, TEXT, new MemoryLog());
        return accesses;
    }

    /** What the tape takes. */
    void tapeSize() throws IOException {
        table.begin("The tape of lackey's text", "what", "amount", "wanted");
        Path text = scratch.trace(accesses, TEXT);
        BlockLog log = scratch.queue();
        Engine.record(text, TEXT, log);
        double bytes = scratch.bytes(log);
        double kept = Tape.open(log).counts().accesses();
        table.row("bytes for an access kept", String.format(Locale.ROOT, "%.2f", bytes / kept), "<= 6");
        table.row(
                "size of the text over that of its tape",
                String.format(Locale.ROOT, "%.0f", Files.size(text) / bytes),
                ">= 20");
        scratch.drop(log);
    }
}
