package tandem.formats.qemuexeclog;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
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
 * What QEMU's plugin execlog writes, a line an instruction:
 *
 * <pre>{@code
 * 0, 0x4002825b73, 0xbf8e8, "callq 0x4002826770", store, 0x400280a8d8
 * 1, 0xffffffff81000110, 0x8b48, "movq (%rdi), %rax", load, 0x01a2b3c8, RAM
 * }</pre>
 *
 * <p>The vCPU, the instruction's address, its bytes, its text, and what it loads and stores. A user-mode QEMU tells
 * virtual addresses; a whole system tells the virtual address of the instruction, the guest-physical one of the data and
 * the device there, of which only RAM counts. Newer ones add registers, {@code , rax -> 0x17}. There are no sizes: 1 is
 * taken. A file that is cut after a whole number or word looks like a whole one.
 */
@Extension
public final class QemuExeclog extends LineFormat {
    private static final Pattern RECORD =
            Pattern.compile("\\d{1,5}, 0x\\p{XDigit}{1,16}, 0x\\p{XDigit}{1,32}, \".*\"(, .*)?", Pattern.DOTALL);
    private static final Pattern DEVICE =
            Pattern.compile(", (load|store), 0x\\p{XDigit}+, (?!(load|store),)(?![^,]* -> )");
    private static final String SEPARATOR = ", ";

    @Option(
            name = "fetches",
            defaultValue = "true",
            help = "whether instruction fetches are accesses; if not, of a whole system all addresses are"
                    + " guest-physical")
    boolean fetches = true;

    private final Map<Integer, Long> instructions = new HashMap<>();
    private long instruction;
    private int vcpu;
    private boolean wholeSystem;

    @Override
    public String name() {
        return "qemu-execlog";
    }

    @Override
    public String help() {
        return """
            QEMU's plugin execlog: every instruction with its loads and stores, without time.

            0, 0x4002825b73, 0xbf8e8, "callq 0x4002826770", store, 0x400280a8d8
            1, 0xffffffff81000110, 0x8b48, "movq (%rdi), %rax", load, 0x01a2b3c8, RAM

            To record one: qemu-x86_64 -plugin libexeclog.so -d plugin -D FILE COMMAND
            Of a whole system (qemu-system-x86_64), where addresses of data are guest-physical but those of
            instructions virtual, qemu-execlog.fetches=false keeps the data only, at 1 ns an instruction.\
            """;
    }

    @Override
    public boolean guestPhysical() {
        return wholeSystem && !fetches;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        wholeSystem = tellsDevices(sample);
        return sample.lines().stream()
                .filter(line -> !line.isBlank())
                .limit(1)
                .anyMatch(line -> RECORD.matcher(line).matches());
    }

    private static boolean tellsDevices(TraceSample sample) {
        return sample.lines().stream().anyMatch(line -> DEVICE.matcher(line).find());
    }

    @Override
    protected void begin(TraceInput input) throws IOException {
        instructions.clear();
        wholeSystem = tellsDevices(input.sample());
        if (fetches && wholeSystem) {
            input.warn("addresses of instructions are virtual, those of data guest-physical: pages of code are counted"
                    + " besides the frames that hold them; qemu-execlog.fetches=false leaves them out");
        }
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        if (line.length() == 0) {
            return;
        }
        int vcpuEnd = line.indexOf(',', 0);
        int addressEnd = vcpuEnd < 0 ? -1 : line.indexOf(',', vcpuEnd + 1);
        int quote = addressEnd < 0 ? -1 : line.indexOf('"', addressEnd);
        int lastQuote = lastQuote(line);
        if (quote < 0 || quote == lastQuote) {
            throw line.error("this is no execlog record, or it was cut off");
        }
        vcpu = vcpu(line, vcpuEnd);
        if (fetches) {
            sink.access(vcpu, address(line, vcpuEnd + SEPARATOR.length(), addressEnd), 1, AccessKind.FETCH);
        } else {
            instruction = instructions.merge(vcpu, 1L, Long::sum);
        }
        if (lastQuote + 1 < line.length()) {
            data(line, lastQuote + 1, sink);
        }
    }

    private static int vcpu(Line line, int to) throws TraceException {
        long vcpu = line.decimal(0, to);
        if (vcpu > Integer.MAX_VALUE) {
            throw line.error("there is no vCPU " + vcpu);
        }
        return (int) vcpu;
    }

    private static long address(Line line, int from, int to) throws TraceException {
        if (!line.has("0x", from)) {
            throw line.error("an address that begins with 0x is missing");
        }
        return line.hexadecimal(from + 2, to);
    }

    private static int lastQuote(Line line) {
        int i = line.length() - 1;
        while (i >= 0 && line.at(i) != '"') {
            i--;
        }
        return i;
    }

    /** Reads what stands after the instruction: accesses and registers. */
    private void data(Line line, int start, AccessSink sink) throws TraceException {
        int from = start;
        while (from < line.length()) {
            int word = afterSeparator(line, from);
            AccessKind kind = kindAt(line, word);
            if (kind != null) {
                from = access(line, word, kind, sink);
            } else if (isRegister(line, word)) {
                from = endOfWord(line, word);
            } else {
                throw line.error("after the instruction, only load, store and registers are known");
            }
        }
    }

    private int access(Line line, int word, AccessKind kind, AccessSink sink) throws TraceException {
        int from = afterSeparator(line, endOfWord(line, word));
        int to = endOfWord(line, from);
        long address = address(line, from, to);
        int device = deviceAfter(line, to);
        if (device < 0) {
            pass(address, kind, sink);
            return to;
        }
        wholeSystem = true;
        int deviceEnd = endOfWord(line, device);
        if (isRam(line.toString().substring(device, deviceEnd))) {
            pass(address, kind, sink);
        }
        return deviceEnd;
    }

    private void pass(long address, AccessKind kind, AccessSink sink) throws TraceException {
        if (fetches) {
            sink.access(vcpu, address, 1, kind);
        } else {
            sink.access(instruction, vcpu, address, 1, kind);
        }
    }

    private static boolean isRam(String device) {
        return device.equals("RAM") || device.endsWith(".ram");
    }

    /** Where the device begins that follows an address; −1 where none does. */
    private static int deviceAfter(Line line, int from) throws TraceException {
        if (from == line.length()) {
            return -1;
        }
        int word = afterSeparator(line, from);
        return kindAt(line, word) != null || isRegister(line, word) ? -1 : word;
    }

    private static @Nullable AccessKind kindAt(Line line, int word) {
        if (isWord("load", line, word)) {
            return AccessKind.READ;
        }
        return isWord("store", line, word) ? AccessKind.WRITE : null;
    }

    private static boolean isWord(String text, Line line, int word) {
        return line.has(text, word) && endOfWord(line, word) == word + text.length();
    }

    private static boolean isRegister(Line line, int word) {
        int arrow = line.indexOf('>', word);
        return arrow >= 0 && arrow < endOfWord(line, word);
    }

    private static int endOfWord(Line line, int word) {
        int comma = line.indexOf(',', word);
        return comma < 0 ? line.length() : comma;
    }

    private static int afterSeparator(Line line, int from) throws TraceException {
        if (!line.has(SEPARATOR, from) || from + SEPARATOR.length() == line.length()) {
            throw line.error("the line was cut off here, or is no execlog record");
        }
        return from + SEPARATOR.length();
    }
}
