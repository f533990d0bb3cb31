package tandem.bench;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;
import tandem.engine.BlockLog;
import tandem.engine.trace.CompressedOutput;
import tandem.engine.trace.Compression;

/** What this machine can do at most, measured in the same run as what is held against it. */
final class Limits {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int SAMPLE_BYTES = 1 << 25;
    private static final int XZ_SAMPLE_BYTES = 1 << 22;
    private static final int FILES = 100;
    private static final int COPIES = 16;
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path text;
    private final Scratch scratch;

    Limits(Path text, Scratch scratch) {
        this.text = text;
        this.scratch = scratch;
    }

    /** Wraps a stream of compressed bytes. */
    interface Unpacking {
        InputStream of(InputStream packed) throws IOException;
    }

    /** A row for each. */
    void print(Table table, Runs runs) throws Exception {
        table.begin("Limits of this machine, one thread each", "what", "rate");
        byte[] sample = sample(SAMPLE_BYTES);
        row(table, runs, "bytes scanned", "B/s", () -> scan(sample));
        row(table, runs, "memory copied", "B/s", () -> copy(sample));
        unpack(table, runs, Compression.GZIP, SAMPLE_BYTES, in -> new GZIPInputStream(in, BUFFER_BYTES));
        unpack(table, runs, Compression.ZSTD, SAMPLE_BYTES, ZstdInputStream::new);
        unpack(table, runs, Compression.XZ, XZ_SAMPLE_BYTES, XZInputStream::new);
        row(table, runs, "blocks of 64 KiB written to a Chronicle Queue", "blocks/s", this::writeBlocks);
        BlockLog blocks = scratch.queue();
        int written = append(blocks);
        row(table, runs, "blocks of 64 KiB read from one", "blocks/s", () -> readBlocks(blocks, written));
        scratch.drop(blocks);
        row(table, runs, "empty files made in the queues' folder, and deleted", "files/s", this::makeFiles);
        row(table, runs, "numbers of lackey's text parsed and dropped", "records/s", () -> new NumberLoop().run(text));
    }

    private static void row(Table table, Runs runs, String what, String unit, Duel.Work work) throws Exception {
        table.row(what, Table.amount(Duel.alone(runs, work), unit));
    }

    private void unpack(Table table, Runs runs, Compression compression, int sampleBytes, Unpacking unpacking)
            throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = CompressedOutput.to(packed, compression)) {
            out.write(sample(sampleBytes));
        }
        row(
                table,
                runs,
                compression.name().toLowerCase(Locale.ROOT) + " decompressed, of lackey's text",
                "B/s",
                () -> drain(unpacking.of(new ByteArrayInputStream(packed.toByteArray()))));
    }

    private byte[] sample(int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(text)) {
            return in.readNBytes(bytes);
        }
    }

    /** Reads a stream to its end; answers how many bytes it had. */
    static long drain(InputStream stream) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    private static long scan(byte[] bytes) {
        int lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        if (lines == 0) {
            throw new IllegalStateException("no lines");
        }
        return bytes.length;
    }

    private static long copy(byte[] bytes) {
        byte[] into = new byte[bytes.length];
        for (int i = 0; i < COPIES; i++) {
            System.arraycopy(bytes, 0, into, 0, bytes.length);
        }
        return (long) COPIES * into.length;
    }

    private long writeBlocks() {
        BlockLog log = scratch.queue();
        int blocks = append(log);
        scratch.drop(log);
        return blocks;
    }

    private long makeFiles() throws IOException {
        Path folder = scratch.folder();
        for (int file = 0; file < FILES; file++) {
            Files.createFile(folder.resolve(file + ""));
        }
        Scratch.delete(folder);
        return FILES;
    }

    private static int append(BlockLog log) {
        byte[] block = new byte[BLOCK_BYTES];
        int blocks = 1 << 12;
        for (int i = 0; i < blocks; i++) {
            block[i & BLOCK_BYTES - 1]++;
            log.append(block, block.length);
        }
        return blocks;
    }

    private static long readBlocks(BlockLog log, int blocks) {
        byte[] into = new byte[BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int read = 0; read < blocks; read++) {
                if (cursor.next(into) < 0) {
                    throw new IllegalStateException("a block is missing");
                }
            }
        }
        return blocks;
    }
}
