package tandem.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;
import tandem.engine.trace.TraceFile;

/** Traces to read: real ones said over and over, and the accesses of a real one as other formats have them. */
final class ReadingInputs {
    private static final int ACCESSES = 200_000;
    private static final int GEM5_MAGIC_BYTES = 4;
    private static final long SECOND_1970 = 1_577_808_144L;

    private final Path file;
    private final long bytes;
    private final List<Access> accesses = new ArrayList<>();

    /** An access of the trace that the others are made of. */
    record Access(AccessKind kind, long address, long sizeBytes) {
        boolean writes() {
            return kind == AccessKind.WRITE || kind == AccessKind.MODIFY;
        }

        /** How a letter for each of read, write and fetch tells its kind. */
        char letter(String letters) {
            return letters.charAt(writes() ? 1 : kind == AccessKind.READ ? 0 : 2);
        }
    }

    /** How one access is written, as the {@code number}th of the trace. */
    interface Line {
        String of(Access access, long number);
    }

    /** One record of an access. */
    interface Entry {
        void put(Access access, int number, ByteBuffer bytes);
    }

    /** Writes traces of about {@code bytes} to {@code file}, of the accesses in {@code trace}, which {@code format} reads. */
    ReadingInputs(Path file, long bytes, Path trace, TraceFormat format) throws IOException {
        this.file = file;
        this.bytes = bytes;
        TraceFile.open(trace).read(format, new AccessSink() {
            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                access(vcpu, address, sizeBytes, kind);
            }

            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                if (accesses.size() < ACCESSES) {
                    accesses.add(new Access(kind, address, sizeBytes));
                }
            }
        });
    }

    /** What is in {@code trace}, over and over. */
    void repeat(Path trace) throws IOException {
        write(new byte[0], decompressed(trace));
    }

    /** As {@link #repeat}, but its first line once. */
    void repeatAfterHeading(Path trace) throws IOException {
        byte[] all = decompressed(trace);
        repeatFrom(new String(all, StandardCharsets.ISO_8859_1).indexOf('\n') + 1, all);
    }

    /** As {@link #repeat}, but gem5's header once: four bytes, and a message with its length in the byte before it. */
    void repeatAfterMessage(Path trace) throws IOException {
        byte[] all = decompressed(trace);
        repeatFrom(GEM5_MAGIC_BYTES + 1 + all[GEM5_MAGIC_BYTES], all);
    }

    private void repeatFrom(int start, byte[] all) throws IOException {
        write(Arrays.copyOf(all, start), Arrays.copyOfRange(all, start, all.length));
    }

    private static byte[] decompressed(Path trace) throws IOException {
        Plain plain = new Plain();
        TraceFile.open(trace).read(plain, new ReadingCounts());
        return plain.content;
    }

    /** A line for each access. */
    void lines(Line line) throws IOException {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Access access : accesses) {
            text.append(line.of(access, SECOND_1970 * 1_000_000 + number++));
        }
        write(new byte[0], text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Binary records of the accesses. */
    void records(int recordBytes, Entry record) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(recordBytes * accesses.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int number = 0; number < accesses.size(); number++) {
            record.put(accesses.get(number), number, all);
        }
        write(new byte[0], all.array());
    }

    /** The accesses as {@code format} writes them, until the file is large enough. */
    void written(TraceFormat format) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            TraceWriter writer = ((WritableTraceFormat) format).write(out);
            while (Files.size(file) < bytes) {
                for (Access access : accesses) {
                    writer.access(0, access.address(), access.sizeBytes(), access.kind());
                }
            }
            writer.finish(false, List.of());
        }
    }

    static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern + "\n", values);
    }

    /** How many lines the file has. */
    long countLines() throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        }
    }

    private void write(byte[] head, byte[] body) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            for (long written = 0; written < bytes; written += body.length) {
                out.write(body);
            }
        }
    }

    /** Takes the decompressed bytes of any trace. */
    private static final class Plain implements TraceFormat {
        private byte[] content = {};

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public String help() {
            return "";
        }

        @Override
        public boolean recognises(TraceSample sample) {
            return true;
        }

        @Override
        public void read(TraceInput input, AccessSink sink) throws IOException {
            content = input.stream().readAllBytes();
        }
    }
}
