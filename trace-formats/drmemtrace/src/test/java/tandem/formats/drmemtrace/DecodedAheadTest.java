package tandem.formats.drmemtrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tandem.formats.drmemtrace.Entries.thread;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.engine.trace.TraceFile;

/** Files that other threads decode give what they give where one thread decodes them, up to what is wrong with them. */
class DecodedAheadTest {
    private static final int FILES = 7;
    private static final int ENTRIES = 60_000;
    private static final int CORE_SHARDED = 0x10000;
    private static final long BAD = 0xbad_bad0;

    @TempDir
    Path folder;

    private final Random random = new Random(1);

    @BeforeEach
    void writeFiles() throws IOException {
        for (int file = 0; file < FILES; file++) {
            write(file, entries(file, 0).end().bytes());
        }
    }

    @Test
    void shouldPassOnTheSameAccesses() throws IOException {
        assertThat(read(8).passed).isGreaterThan(FILES * 10_000L);

        assertSame();
    }

    @Test
    void shouldPassOnTheSameAccessesOfCores() throws IOException {
        for (int file = 0; file < FILES; file++) {
            write(file, entries(file, CORE_SHARDED).end().bytes());
        }

        assertSame();
    }

    @Test
    void shouldPassOnTheSameAccessesWhereThreadsChangeWithoutAny() throws IOException {
        Entries changing = entries(3, 0);
        for (int i = 0; i < 100_000; i++) {
            changing.entry(22, 4, i % 3 + 100);
        }
        write(3, changing.fetches(10).end().bytes());

        assertSame();
    }

    @Test
    void shouldReadFilesWithoutTimestampsAsOneThreadDoes() throws IOException {
        for (int file = 0; file < FILES; file++) {
            write(file, thread(file).fetches(1_000).at(file).fetches(500).end().bytes());
        }

        assertSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void shouldTellTheDamageAfterTheAccessesBeforeIt(int file) throws IOException {
        write(file, entries(file, 0).entry(50, 1, 1).fetches(100_000).end().bytes());

        assertThat(assertSame()).hasMessageStartingWith(path(file) + ": byte ").hasMessageContaining("of type 50");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void shouldTellTheFileThatIsCut(int file) throws IOException {
        byte[] whole = Files.readAllBytes(path(file));
        write(file, Arrays.copyOf(whole, whole.length / 2 + 1));

        assertThat(assertSame()).hasMessageStartingWith(path(file) + ": byte ").hasMessageContaining("cut off");
    }

    @Test
    void shouldTellTheFileWhoseCompressedDataIsDamaged() throws IOException {
        Path damaged = path(2);
        byte[] plain = Files.readAllBytes(damaged);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(damaged))) {
            gzip.write(plain);
        }
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 5] ^= 1;
        Files.write(damaged, bytes);

        assertThat(assertSame())
                .hasMessageStartingWith(damaged + ": after ")
                .hasMessageContaining("gzip data is damaged");
    }

    @Test
    void shouldTellWhatTheSinkRefusesThoughDamageIsMetAhead() throws IOException {
        Entries first = thread(0).at(0).fetches(100).at(10_000).write(BAD);
        write(0, first.at(20_000).entry(50, 1, 1).bytes());
        for (int file = 1; file < FILES; file++) {
            byte[] whole = Files.readAllBytes(path(file));
            write(file, Arrays.copyOf(whole, whole.length - 1));
        }

        assertThat(assertSame()).hasMessageStartingWith(path(0) + ": byte ").hasMessageEndingWith("refused");
    }

    @Test
    void shouldStopWhenItsThreadIsInterrupted() throws IOException {
        Passed passed = new Passed() {
            @Override
            void heard() {
                if (passed == 5_000) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        Throwable stopped = catchThrowable(() -> TraceFile.open(folder).read(new Drmemtrace(8), passed));

        assertThat(Thread.interrupted()).as("interrupt left set").isTrue();
        assertThat(stopped).isInstanceOf(InterruptedIOException.class);
        assertThat(passed.passed).isLessThan(FILES * ENTRIES / 2);
    }

    /** What went wrong. */
    private Throwable assertSame() throws IOException {
        Passed expected = read(1);
        Passed ahead = read(8);

        assertThat(ahead.failure).isEqualTo(expected.failure);
        assertThat(ahead.passed).isEqualTo(expected.passed);
        assertThat(ahead.digest).isEqualTo(expected.digest);
        return new IOException(ahead.failure);
    }

    private Passed read(int processors) throws IOException {
        Passed passed = new Passed();
        Throwable failure = catchThrowable(() -> TraceFile.open(folder).read(new Drmemtrace(processors), passed));
        passed.failure = failure == null ? "" : String.valueOf(failure.getMessage());
        return passed;
    }

    /** Starts later the higher its number; half of the files change threads. */
    private Entries entries(int file, int type) {
        Entries entries = thread(file, type).at(file * 1_000L);
        for (int i = 0; i < ENTRIES; i++) {
            int what = random.nextInt(file == 0 ? 400 : 4_000);
            if (what == 0) {
                entries.at(file * 1_000L + i);
            } else if (what == 1 && file % 2 == 0) {
                entries.entry(22, 4, random.nextInt(20));
            } else if (what % 2 == 0) {
                entries.fetch(random.nextInt());
            } else {
                entries.write(random.nextInt());
            }
        }
        return entries;
    }

    private Path path(int file) {
        return folder.resolve("x." + file);
    }

    private void write(int file, byte[] bytes) throws IOException {
        Files.write(path(file), bytes);
    }

    /** Keeps a digest of the accesses in their order. */
    private static class Passed implements AccessSink {
        long passed;
        long digest;
        String failure = "";

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            if (address == BAD) {
                throw new TraceException("refused");
            }
            digest = 31 * digest + timeNanos;
            digest = 31 * digest + vcpu;
            access(vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            digest = 31 * digest + address;
            digest = 31 * digest + sizeBytes;
            digest = 31 * digest + kind.ordinal();
            passed++;
            heard();
        }

        void heard() {}
    }
}
