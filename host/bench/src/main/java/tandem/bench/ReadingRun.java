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
import tandem.engine.trace.TraceFile;

/**
 * Reads one trace with one format, in a JVM of its own, and scans the same bytes. Prints the accesses, and the
 * nanoseconds of CPU time of the fastest reading and of the fastest scan.
 *
 * <p>Use: {@code ReadingRun PROGRAM FILE FORMAT [OPTION=VALUE]...}
 */
final class ReadingRun {
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long MEASURED_NANOS = 1_500_000_000L;
    private static final int LEAST_RUNS = 2;
    private static final int SCANS_NEED_A = 5;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long kept;

    private ReadingRun() {}

    /** Does it. */
    public static void main(String[] arguments) throws IOException {
        InstalledFormats formats = new InstalledFormats(Path.of(arguments[0]));
        Path file = Path.of(arguments[1]);
        String format = arguments[2];
        List<String> options = Arrays.asList(arguments).subList(3, arguments.length);
        ReadingRun run = new ReadingRun();
        long[] accesses = {0};
        long read = run.fastest(1, () -> {
            ReadingCounts counts = new ReadingCounts();
            TraceFile.open(file).read(formats.format(format, options), counts);
            accesses[0] = counts.accesses();
            return counts.mixed();
        });
        boolean isCsv = format.equals("csv");
        long scan = run.fastest(isCsv ? 1 : SCANS_NEED_A, () -> isCsv ? readRecords(file) : scan(file));
        System.out.println(accesses[0] + " " + read + " " + scan + " " + run.kept);
    }

    private interface Work {
        long run() throws IOException;
    }

    /** The least time of {@code work}, which gets a {@code part} of the time that a reading gets. */
    private long fastest(int part, Work work) throws IOException {
        repeat(work, WARM_UP_NANOS / part, 1);
        return repeat(work, MEASURED_NANOS / part, LEAST_RUNS);
    }

    private long repeat(Work work, long enoughNanos, int leastRuns) throws IOException {
        long fastest = Long.MAX_VALUE;
        long sum = 0;
        for (int i = 0; i < leastRuns || sum < enoughNanos; i++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            kept += work.run();
            long nanos = THREADS.getCurrentThreadCpuTime() - begin;
            fastest = Math.min(fastest, nanos);
            sum += nanos;
        }
        return fastest;
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
