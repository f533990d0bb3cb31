package tandem.bench;

import static tandem.bench.ReadingInputs.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tandem.bench.ReadingInputs.Access;

/**
 * How fast the trace formats read: one thread, decompressed input in the page cache, into a sink that counts. Each
 * format reads its trace in a JVM of its own, and so does what it is compared with: a loop that adds up the same bytes,
 * eight at a time, and for csv Commons CSV. Times are CPU time of the thread, the fastest of several readings.
 *
 * <p>Use, in the project's folder: {@code java -cp host/bench/target/tandem-bench.jar tandem.bench.ReadingSpeed
 * [MEGABYTES [NAME]...]}. The program is to be in {@code target/quick/tandem}. Formats whose traces are others', and so
 * not in the project, are left out where {@code ../shared/traces} is not there.
 */
public final class ReadingSpeed {
    private static final Path PROGRAM = Path.of("target/quick/tandem");
    private static final Path TRACES = Path.of("traces");
    private static final Path SHARED = Path.of("../shared/traces");
    private static final List<String> BINARY =
            List.of("tandem-binary", "champsim", "drmemtrace", "gem5-packet", "oracle-general", "vscsi");
    private static final int MEGABYTES = 96;

    private final InstalledFormats formats = new InstalledFormats(PROGRAM);
    private final List<String> names;
    private final Path file;
    private final ReadingInputs inputs;

    private ReadingSpeed(Path file, long megabytes, List<String> names) throws IOException {
        this.file = file;
        this.names = names;
        inputs = new ReadingInputs(
                file,
                megabytes << 20,
                TRACES.resolve("lackey/ls.noaslr3.lackey.gz"),
                formats.format("lackey", List.of()));
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(arguments));
        long megabytes = names.isEmpty() ? MEGABYTES : Long.parseLong(names.remove(0));
        Path file = Files.createTempFile("reading-speed", ".trace");
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %14s %12s %10s %8s  %s%n",
                    "format",
                    "M accesses/s",
                    "M lines/s",
                    "MB/s",
                    "ratio",
                    "to");
            ReadingSpeed speed = new ReadingSpeed(file, megabytes, names);
            speed.binary();
            speed.textual();
            speed.presets();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private interface Input {
        void write() throws IOException;
    }

    private interface Repeating {
        void write(Path trace) throws IOException;
    }

    private void binary() throws IOException, InterruptedException {
        measure("tandem-binary", () -> inputs.written(formats.format("tandem-binary", List.of())));
        shared("champsim", "champsim/sort.champsimtrace.gz", inputs::repeat);
        shared("drmemtrace", "drmemtrace/drmemtrace.simple_app.trace.zip", inputs::repeat);
        shared("gem5-packet", "gem5/vm-sort.packet.trc.gz", inputs::repeatAfterMessage);
        measure(
                "oracle-general",
                () -> inputs.records(24, (access, number, bytes) -> {
                    bytes.putInt(number).putLong(access.address() >>> 12);
                    bytes.putInt((int) access.sizeBytes()).putLong(-1);
                }));
        measure("vscsi", () -> inputs.records(32, ReadingSpeed::vscsi));
    }

    private static void vscsi(Access access, int number, ByteBuffer bytes) {
        bytes.putInt(number).putInt(4096).putInt(1).putShort((short) (access.writes() ? 0x2a : 0x28));
        bytes.putShort((short) 0x100).putLong(access.address() >>> 9).putLong(number);
    }

    private void textual() throws IOException, InterruptedException {
        measure("lackey", () -> inputs.repeat(TRACES.resolve("lackey/ls.noaslr3.lackey.gz")));
        measure("csv", () -> inputs.repeatAfterHeading(TRACES.resolve("csv/grid-4cpu.csv.gz")));
        measure("qemu-page-log", () -> inputs.repeatAfterHeading(TRACES.resolve("vm/zipf.trace.csv.gz")));
        shared("qemu-execlog", "execlog/true-user.execlog.gz", inputs::repeat);
        shared("page-faults", "page-faults/pf.python3.noaslr1.script", inputs::repeat);
        shared("damon", "damon/damon.paddr.perf.script", inputs::repeat);
    }

    private void presets() throws IOException, InterruptedException {
        measure("text vm-csv", () -> inputs.repeat(TRACES.resolve("vm-csv/vm-sort-phys.csv.gz")));
        lines("hexrw", (a, n) -> text("%08x %c", a.address(), a.letter("RWR")));
        lines("ls", (a, n) -> text("%c 0x%x %d", a.letter("lsl"), a.address(), n % 9));
        lines("op-addr-size", (a, n) -> text("%c %x %d", a.letter("RWI"), a.address(), a.sizeBytes()));
        lines("din", (a, n) -> text("%c %x", a.letter("012"), a.address()));
        lines("pinatrace", (a, n) -> text("0x%x: %c 0x%x", 0x400810 + n % 4096, a.letter("RWR"), a.address()));
        lines("ramulator-cpu", (a, n) -> text("%d %d", n % 17, a.address()));
        lines("ramulator2-ls", (a, n) -> text("%s 0x%x", a.writes() ? "ST" : "LD", a.address()));
        lines("dramsim", (a, n) -> text("0x%X %s %d", a.address(), a.writes() ? "WRITE" : "READ", n % 1_000_000_000));
        lines(
                "msr",
                (a, n) -> text(
                        "%d,hm,0,%s,%d,%d,1331",
                        12_816_637_200_306_162L * 10 + n % 1_000_000,
                        a.writes() ? "Write" : "Read",
                        a.address(),
                        a.sizeBytes()));
        lines("alibaba", (a, n) -> text("419,%c,%d,%d,%d", a.letter("RWR"), a.address(), a.sizeBytes(), n));
        lines(
                "tencent",
                (a, n) -> text("%d,%d,%d,%c,1063", n / 1_000_000, a.address() >>> 9, a.sizeBytes(), a.letter("010")));
        lines("bpftrace-faults", (a, n) -> text("%d 107 108 %x 7f77db00db70 %c", n, a.address(), a.letter("464")));
        measure(
                "text libcachesim-csv",
                () -> inputs.lines((a, n) -> text("%d,%d,%d", n / 1_000_000, a.address(), a.sizeBytes())),
                "preset=libcachesim-csv",
                "columns=time-col=1, obj-id-col=2, obj-size-col=3");
    }

    private void lines(String preset, ReadingInputs.Line line) throws IOException, InterruptedException {
        measure("text " + preset, () -> inputs.lines(line));
    }

    private void shared(String format, String trace, Repeating input) throws IOException, InterruptedException {
        Path path = SHARED.resolve(trace);
        if (Files.exists(path)) {
            measure(format, () -> input.write(path));
        }
    }

    private void measure(String name, Input input, String... options) throws IOException, InterruptedException {
        if (!names.isEmpty() && !names.contains(name)) {
            return;
        }
        input.write();
        String format = name.replaceFirst(" .*", "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx512m",
                ReadingRun.class.getName(),
                PROGRAM.toString(),
                file.toString(),
                format));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + " cannot be read");
        }
        print(name, printed.split(" ", -1));
    }

    private void print(String name, String[] figures) throws IOException {
        double seconds = Long.parseLong(figures[1]) / 1e9;
        double scan = Long.parseLong(figures[2]) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-26s %14.1f %12s %10.0f %8.2f  %s%n",
                name,
                Long.parseLong(figures[0]) / seconds / 1e6,
                BINARY.contains(name) ? "" : String.format(Locale.ROOT, "%.1f", inputs.countLines() / seconds / 1e6),
                Files.size(file) / seconds / 1e6,
                seconds / scan,
                name.equals("csv") ? "Commons CSV alone" : "adding up the same bytes");
    }
}
