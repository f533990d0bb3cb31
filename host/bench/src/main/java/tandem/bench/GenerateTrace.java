package tandem.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tandem.engine.trace.CompressedOutput;

/**
 * Writes a trace of any length. The same length gives the same bytes.
 *
 * <p>Use: {@code GenerateTrace ACCESSES FILE}. The file's name says how: in the form of Valgrind's lackey, or of what it
 * ends in, {@code .champsim}, {@code .drmemtrace} or {@code .tandem}; and then compressed, where it ends in
 * {@code .gz .xz .zst .bz2} or {@code .lz4}.
 */
public final class GenerateTrace {
    private static final int BUFFER_BYTES = 1 << 18;

    private GenerateTrace() {}

    /** Writes the trace. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("use: GenerateTrace ACCESSES FILE");
        }
        write(Long.parseLong(arguments[0]), Path.of(arguments[1]));
    }

    static void write(long accesses, Path file) throws IOException {
        String name = file.getFileName().toString();
        OutputStream packed = CompressedOutput.to(Files.newOutputStream(file), CompressedOutput.of(name));
        try (Encoding encoding =
                Encoding.of(CompressedOutput.uncompressedName(name), new BufferedOutputStream(packed, BUFFER_BYTES))) {
            new Guest().run(accesses, encoding);
        }
    }
}
