package tandem.formats.pagefaults;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * Linux's tracepoints of page faults, as {@code perf script}, {@code trace-cmd report} and tracefs print them:
 *
 * <pre>{@code
 * python3.11 22764 [001]  1284.625878: exceptions:page_fault_user: address=0x7fb83df9fb70 ip=0x401000 error_code=0x14
 *       bash-1994  [001] d..1.  1284.625883: page_fault_kernel: address=0x7fb83dfb8e06 ip=copy_to_user error_code=0x2
 * }</pre>
 *
 * <p>The command, which may hold blanks, the thread, which is the vCPU here, the processor, seconds since the machine
 * started, and the fault. Of the error code, bit 16 says an instruction fetch, else bit 2 a write, else it is a read.
 * Sizes are not known: 1. A file that is cut within the last error code looks like a whole one.
 */
@Extension
public final class PageFaults extends LineFormat {
    private static final Pattern RECORD = Pattern.compile("\\s*(?<command>\\S.*?)[\\s-]+(\\d+/)?(?<thread>\\d+)"
            + "(\\s+\\([\\s\\d-]+\\))?(\\s+\\[\\d+\\])?(\\s+[^\\s\\d\\[(]\\S*)?"
            + "\\s+(?<time>\\d+\\.\\d{6,9}):\\s+(exceptions:)?page_fault_(user|kernel):"
            + "\\s+address=(?<address>\\S+)\\s+ip=\\S+\\s+error_code=0x(?<code>\\p{XDigit}+)\\s*");
    private static final Pattern REMARK = Pattern.compile("\\s*|#.*|cpus=\\d+|CPU:? ?\\d+ is empty");
    private static final Pattern LOST = Pattern.compile(".*(LOST \\d+ EVENTS|EVENTS DROPPED|PERF_RECORD_LOST).*");
    private static final int LONGEST_LINE = 500;
    private static final int LINES_TO_LOOK_AT = 200;
    private static final long SECOND = 1_000_000_000;
    private static final int FETCH = 16;
    private static final int WRITE = 2;

    @Option(name = "command", defaultValue = "", help = "only the faults of the command of this name")
    String command = "";

    private @Nullable TraceInput input;

    @Override
    public String name() {
        return "page-faults";
    }

    @Override
    public String help() {
        return """
            Linux's page faults, as perf script or trace-cmd print them: first touches of pages.

            sort 22002 [001]  1260.574325: exceptions:page_fault_user: address=0x7f12db52ab70 ip=0x401000 error_code=0x14
            bash-1994  [001]  1260.574330: page_fault_kernel: address=0x7f12db543e06 ip=copy_to_user error_code=0x2

            To record one: perf record -e exceptions:page_fault_user -e exceptions:page_fault_kernel COMMAND
            and then perf script > FILE. What runs before the command itself, such as perf-exec or setarch, is in
            it too: page-faults.command=NAME leaves only NAME's.\
            """;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return sample.lines().stream()
                .limit(LINES_TO_LOOK_AT)
                .anyMatch(line ->
                        line.length() <= LONGEST_LINE && RECORD.matcher(line).matches());
    }

    @Override
    protected void begin(TraceInput input) {
        this.input = input;
        input.warn("page faults show the first touch of a page only: good for the order in which pages are needed"
                + " (post-copy, concurrent-queue), but pre-copy and hybrid look better than they are, for later writes"
                + " are missing");
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        if (line.length() > LONGEST_LINE) {
            throw line.error("a line of more than " + LONGEST_LINE + " bytes is no page fault");
        }
        Matcher record = RECORD.matcher(line.toString());
        if (!record.matches()) {
            remark(line);
        } else if (command.isEmpty() || command.equals(record.group("command"))) {
            fault(line, record, sink);
        }
    }

    private static void fault(Line line, Matcher record, AccessSink sink) throws TraceException {
        if (!line.has("0x", record.start("address"))) {
            throw line.error("the address is not a number but a name in the kernel: leave this line out");
        }
        long nanos = line.nanos(record.start("time"), record.end("time"), SECOND);
        long address = line.hexadecimal(record.start("address") + 2, record.end("address"));
        long code = line.hexadecimal(record.start("code"), record.end("code"));
        long thread = line.decimal(record.start("thread"), record.end("thread"));
        if (thread > Integer.MAX_VALUE) {
            throw line.error("there is no thread " + thread);
        }
        sink.access(nanos, (int) thread, address, 1, kind(code));
    }

    private static AccessKind kind(long code) {
        if ((code & FETCH) != 0) {
            return AccessKind.FETCH;
        }
        return (code & WRITE) != 0 ? AccessKind.WRITE : AccessKind.READ;
    }

    private void remark(Line line) throws TraceException {
        String text = line.toString();
        if (LOST.matcher(text).matches()) {
            Objects.requireNonNull(input).warn("the recorder lost events, so accesses are missing: " + text.strip());
        } else if (!REMARK.matcher(text).matches()) {
            throw line.error("this is no page fault, or one that was cut off; print the fields comm, tid, cpu, time,"
                    + " event and trace, and leave other events and call chains out");
        }
    }
}
