package tandem.app.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.app.Disk;
import tandem.app.InputException;

/** As {@link PerfPageFaults}, with bpftrace, which prints the lines that perf would. */
final class BpftracePageFaults implements CaptureTool {
    /**
     * Bpftrace runs a shell, and that the command, whose status it notes: bpftrace keeps that to itself. The command has
     * this program's output and errors as 3 and 4, among which bpftrace would print its own.
     */
    private static final String PROGRAM =
            """
                tracepoint:sched:sched_process_exec
                /((struct task_struct *)curtask)->real_parent->tgid == cpid/ { @begun = 1; }
                """ + fault("page_fault_user") + fault("page_fault_kernel") + "END { clear(@begun); }\n";

    private static final Pattern RECORD = Pattern.compile(".* (\\d+)\\.(\\d{9}): page_fault_.*");

    private static String fault(String tracepoint) {
        return """
            tracepoint:exceptions:NAME
            /@begun && ((struct task_struct *)curtask)->real_parent->tgid == cpid/ {
              printf("%s %d/%d [%03d] %lld.%09lld: NAME: address=0x%llx ip=0x%llx error_code=0x%llx\\n",
                comm, pid, tid, cpu, nsecs / 1000000000, nsecs % 1000000000,
                args->address, args->ip, args->error_code);
            }
            """.replace("NAME", tracepoint);
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
        return "with bpftrace, nearly as fast as ever";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Session.output("bpftrace", "--version").firstLine();
    }

    @Override
    public List<String> commandLine(List<String> command) {
        return List.of("bpftrace", "-c", ShellWords.join(command));
    }

    @Override
    public Recorded record(List<String> command, Session session, Lines lines)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tandem-capture");
        try {
            Path program = Files.writeString(folder.resolve("faults.bt"), PROGRAM);
            Path shell = folder.resolve("command");
            Path faults = Files.createFile(folder.resolve("faults"));
            Path errors = folder.resolve("errors");
            Path status = folder.resolve("status");
            Files.writeString(shell, ShellWords.quoteAll(command) + " >&3 2>&4 3>&- 4>&-\necho $? >" + status + "\n");
            String bpftrace = "exec bpftrace -q -o " + faults + " " + program + " -c '/bin/sh " + shell + "'";
            session.start(List.of("/bin/sh", "-c", bpftrace + " 3>&1 4>&2 >/dev/null 2>" + errors))
                    .waitFor();
            if (!Files.exists(status) && !session.interrupted()) {
                throw new InputException(
                        "bpftrace cannot record page faults here. It must run as root, on a kernel with BTF"
                                + " (/sys/kernel/btf). Or record with --format lackey. Bpftrace says: "
                                + Files.readString(errors).strip());
            }
            return new Recorded(status(status), pass(Files.readAllLines(faults, StandardCharsets.ISO_8859_1), lines));
        } finally {
            Disk.delete(folder);
        }
    }

    private static int status(Path file) throws IOException {
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    /** Passes the records on in the order of their times: bpftrace prints one processor's after another's. */
    private static List<String> pass(List<String> recorded, Lines lines) throws IOException {
        List<String> records = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String line : recorded) {
            if (RECORD.matcher(line).matches()) {
                records.add(line);
            } else if (!line.isBlank()) {
                notes.add("bpftrace says: " + line.strip());
            }
        }
        records.sort(Comparator.comparingLong(BpftracePageFaults::nanos));
        for (String line : records) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
            lines.take(bytes, bytes.length);
        }
        return notes;
    }

    private static long nanos(String record) {
        Matcher matcher = RECORD.matcher(record);
        return matcher.matches() ? Long.parseLong(matcher.group(1) + matcher.group(2)) : 0;
    }
}
