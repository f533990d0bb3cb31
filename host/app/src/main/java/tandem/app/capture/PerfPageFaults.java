package tandem.app.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tandem.app.Disk;
import tandem.app.InputException;

/** Perf with the kernel's tracepoints of page faults: first touches, by all threads of the command. */
public final class PerfPageFaults implements CaptureTool {
    private static final List<String> EVENTS =
            List.of("-e", "exceptions:page_fault_user", "-e", "exceptions:page_fault_kernel");
    private static final int CHUNK_BYTES = 1 << 16;

    private PerfPageFaults() {}

    /**
     * Perf, or bpftrace in its place.
     *
     * @throws InputException where neither is installed
     */
    public static CaptureTool installed() {
        if (Programs.has("perf")) {
            return new PerfPageFaults();
        }
        if (Programs.has("bpftrace")) {
            return new BpftracePageFaults();
        }
        throw new InputException(
                "neither perf nor bpftrace, which record page faults, is installed. On Debian: apt install linux-perf;"
                        + " on Ubuntu: apt install linux-tools-generic; on both: apt install bpftrace. Or record with"
                        + " --format lackey");
    }

    @Override
    public String format() {
        return "page-faults";
    }

    @Override
    public String remark() {
        return "# ";
    }

    @Override
    public String announcement() {
        return "with perf, nearly as fast as ever";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Session.output("perf", "--version").firstLine();
    }

    @Override
    public List<String> commandLine(List<String> command) {
        List<String> line = new ArrayList<>(List.of("perf", "record"));
        line.addAll(EVENTS);
        line.add("--");
        line.addAll(command);
        return line;
    }

    @Override
    public Recorded record(List<String> command, Session session, Lines lines)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tandem-capture");
        try {
            String data = folder.resolve("perf.data").toString();
            requirePermission(data);
            // -B and -N: perf is not to note, and keep copies of, the programs that it sees.
            Process perf = session.start(record(data, List.of("-q", "-B", "-N"), command));
            int status = perf.waitFor();
            List<String> processes = processes(data);
            if (!processes.isEmpty()) {
                print(data, processes.get(0), session, lines);
            }
            return new Recorded(status, notes(processes.size()));
        } finally {
            Disk.delete(folder);
        }
    }

    private static List<String> record(String data, List<String> options, List<String> command) {
        List<String> line = new ArrayList<>(List.of("perf", "record", "-o", data));
        line.addAll(options);
        line.addAll(EVENTS);
        line.add("--");
        line.addAll(command);
        return line;
    }

    private static void requirePermission(String data) throws IOException, InterruptedException {
        List<String> trial = record(data, List.of("-B", "-N"), List.of("true"));
        Session.Output output = Session.output(trial.toArray(String[]::new));
        if (output.status() != 0) {
            String problem = output.text()
                    .lines()
                    .map(String::strip)
                    .filter(line ->
                            !line.isEmpty() && !line.startsWith("event syntax error") && !line.startsWith("\\___"))
                    .limit(3)
                    .collect(Collectors.joining(" "));
            throw new InputException(
                    "perf may not record page faults here. Run this as root, or let users do it: sysctl"
                            + " kernel.perf_event_paranoid=-1, and mount -o remount,mode=755 /sys/kernel/tracing. A"
                            + " container needs that of its host. Or record with --format lackey. Perf says: "
                            + problem);
        }
    }

    /** The ids of the processes that were recorded: first the command's own, then those it has started. */
    private static List<String> processes(String data) throws IOException, InterruptedException {
        Session.Output output = Session.output("perf", "script", "-F", "pid", "-i", data);
        return output.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .distinct()
                .toList();
    }

    private static List<String> notes(int processes) {
        return processes < 2
                ? List.of()
                : List.of("left out: the processes that it has started (" + (processes - 1)
                        + "), for each has memory of" + " its own. Record the one that matters by itself");
    }

    private static void print(String data, String process, Session session, Lines lines)
            throws IOException, InterruptedException {
        Path errors = Path.of(data + ".errors");
        List<String> script = new ArrayList<>(List.of("perf", "script", "--ns", "--show-lost-events"));
        script.addAll(List.of("-F", "comm,pid,tid,cpu,time,event,trace", "--pid=" + process, "-i", data));
        Process perf = session.start(new ProcessBuilder(script).redirectError(errors.toFile()));
        try (InputStream in = perf.getInputStream()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                lines.take(chunk, count);
            }
        }
        int status = perf.waitFor();
        if (status != 0) {
            throw new InputException("perf script ended with status " + status + ": "
                    + Files.readString(errors).strip());
        }
    }
}
