package tandem.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tandem.api.TraceFormat;
import tandem.engine.trace.TraceFile;

/**
 * Reads one trace with one format, in a JVM of its own, and in turn scans the same bytes. Prints the accesses, and the
 * nanoseconds of CPU time of the fastest reading and of the fastest scan.
 *
 * <p>Use: {@code ReadingRun PROGRAM FILE FORMAT [OPTION=VALUE]...}
 */
final class ReadingRun {
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long MEASURED_NANOS = 1_500_000_000L;
    private static final int LEAST_RUNS = 2;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long accesses;
    private long kept;

    private ReadingRun() {}

    /** Does it. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        List<String> options = Arrays.asList(arguments).subList(3, arguments.length);
        TraceFormat format = new InstalledFormats(Path.of(arguments[0])).format(arguments[2], options);
        boolean isCsv = arguments[2].equals("csv");
        ReadingRun run = new ReadingRun();
        Fastest reading = new Fastest(() -> run.read(file, format));
        Fastest rival = new Fastest(() -> isCsv ? readRecords(file) : scan(file));
        run.inTurn(WARM_UP_NANOS, reading, rival);
        reading.forget();
        rival.forget();
        run.inTurn(MEASURED_NANOS, reading, rival);
        System.out.println(run.accesses + " " + reading.nanos + " " + rival.nanos + " " + run.kept);
    }

    /** Does both in turn, so that they meet the same machine and the same compiler. */
    private void inTurn(long enoughNanos, Fastest reading, Fastest rival) throws IOException {
        long sum = 0;
        for (int i = 0; i < LEAST_RUNS || sum < enoughNanos; i++) {
            sum += reading.run(this);
            rival.run(this);
        }
    }

    private interface Work {
        long run() throws IOException;
    }

    /** Something to do, and the least time that it has taken. */
    private static final class Fastest {
        private final Work work;
        private long nanos = Long.MAX_VALUE;

        Fastest(Work work) {
            this.work = work;
        }

        long run(ReadingRun into) throws IOException {
            long begin = THREADS.getCurrentThreadCpuTime();
            into.kept += work.run();
            long taken = THREADS.getCurrentThreadCpuTime() - begin;
            nanos = Math.min(nanos, taken);
            return taken;
        }

        void forget() {
            nanos = Long.MAX_VALUE;
        }
    }

    private long read(Path file, TraceFormat format) throws IOException {
        ReadingCounts counts = new ReadingCounts();
        TraceFile.open(file).read(format, counts);
        accesses = counts.accesses();
        return counts.mixed();
    }

    /** The least that a reader can do: look at every eight bytes once. */
    private static long scan(Path file) throws IOException {
        byte[] bytes = new byte[BUFFER_BYTES];
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long sum = 0;
        try (InputStream stream = Files.newInputStream(file)) {
            for (int count = stream.readNBytes(bytes, 0, bytes.length);
                    count > 0;
                    count = stream.readNBytes(bytes, 0, bytes.length)) {
                for (int at = 0; at + Long.BYTES <= count; at += Long.BYTES) {
                    sum += numbers.getLong(at);
                }
            }
        }
        return sum;
    }

    /** What Commons CSV takes to make records of the same bytes. */
    private static long readRecords(Path file) throws IOException {
        long sum = 0;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
                CSVParser parser = CSVFormat.RFC4180.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (CSVRecord record : parser) {
                sum += record.size();
            }
        }
        return sum;
    }
}
