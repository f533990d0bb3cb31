package tandem.formats.lackey;

import java.util.Objects;
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
 * What {@code valgrind --tool=lackey --trace-mem=yes} writes:
 *
 * <pre>{@code
 * ==4711== Command: ls
 * I  0401ab70,3
 *  S 1fff0007a8,8
 *  L 0421a0c4,4
 *  M 0421a0c4,4
 * }</pre>
 *
 * <p>An instruction fetch, a store, a load, and an instruction that loads and stores the same bytes; addresses are
 * hexadecimal, sizes decimal. Valgrind runs one thread at a time and tells neither which nor when.
 *
 * <p>A file that is cut within the last size ({@code ,1} of {@code ,16}) looks like a whole one.
 */
@Extension
public final class Lackey extends LineFormat {
    private static final Pattern RECORD = Pattern.compile("(I | [SLM]) [0-9a-fA-F]{4,16},\\d+[ \\t]*");
    private static final Pattern REMARK = Pattern.compile("\\s*|==\\d+==.*|--\\d+--.*", Pattern.DOTALL);
    private static final String SUPERBLOCK = "SB ";
    private static final int LINES_TO_LOOK_AT = 200;
    private static final int ADDRESS = 3;
    private static final long LARGEST_ACCESS_BYTES = 1 << 20;

    private static final int LETTERS = 0x7f;
    private static final @Nullable AccessKind[] KINDS = new AccessKind[LETTERS + 1];
    private static final byte[] FIRSTS = new byte[LETTERS + 1];

    static {
        kind("I ", AccessKind.FETCH);
        kind(" L", AccessKind.READ);
        kind(" S", AccessKind.WRITE);
        kind(" M", AccessKind.MODIFY);
    }

    private static void kind(String start, AccessKind kind) {
        int letter = start.charAt(0) + start.charAt(1) - ' ';
        KINDS[letter] = kind;
        FIRSTS[letter] = (byte) start.charAt(0);
    }

    @Option(
            name = "other-lines",
            defaultValue = "refuse",
            help = "what to do with lines that are none of lackey's, such as the program's own output: refuse or skip")
    OtherLines otherLines = OtherLines.REFUSE;

    private @Nullable TraceInput input;
    private long skipped;

    /** What to do with lines that are none of lackey's. */
    enum OtherLines {
        REFUSE,
        SKIP
    }

    @Override
    public String name() {
        return "lackey";
    }

    @Override
    public String help() {
        return """
                Valgrind's lackey: every access of a program, without time.

                I  0401ab70,3
                 S 1fff0007a8,8

                To record one: valgrind --tool=lackey --trace-mem=yes --log-file=FILE COMMAND""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return sample.lines().stream()
                .takeWhile(line -> line.indexOf('\0') < 0)
                .filter(line -> !REMARK.matcher(line).matches())
                .limit(LINES_TO_LOOK_AT)
                .anyMatch(line -> RECORD.matcher(line).matches());
    }

    @Override
    protected void begin(TraceInput input) {
        this.input = input;
        skipped = 0;
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        AccessKind kind = kind(line);
        if (kind != null) {
            record(line, kind, sink);
        } else if (line.has(SUPERBLOCK, 0)) {
            line.hexadecimal(SUPERBLOCK.length(), withoutBlanks(line));
        } else if (!REMARK.matcher(line.toString()).matches()) {
            otherLine(line);
        }
    }

    private void otherLine(Line line) throws TraceException {
        if (otherLines == OtherLines.REFUSE) {
            throw line.error(
                    "this is no lackey record; if the program's own output is among them, record the trace anew"
                            + " with --log-file=FILE, or leave it out with --option lackey.other-lines=skip");
        }
        skipped++;
    }

    @Override
    protected void end(AccessSink sink) {
        if (skipped > 0) {
            Objects.requireNonNull(input)
                    .warn(skipped + " lines that are no records were left out (lackey.other-lines=skip): where they cut"
                            + " records of lackey's in two, those accesses are missing");
        }
    }

    private static void record(Line line, AccessKind kind, AccessSink sink) throws TraceException {
        int comma = comma(line);
        if (comma < ADDRESS) {
            throw line.error("this record has no size: the file was cut off here, or two programs wrote to it at once");
        }
        long address = line.hexadecimal(ADDRESS, comma);
        long sizeBytes = sizeBytes(line, comma + 1);
        if (sizeBytes > LARGEST_ACCESS_BYTES) {
            throw line.error("no access has so many bytes");
        }
        sink.access(0, address, sizeBytes, kind);
    }

    /** Where the comma is that a size follows: looked for from the line's end, to which it is near. */
    private static int comma(Line line) {
        int column = line.length() - 2;
        while (column >= ADDRESS && line.at(column) != ',') {
            column--;
        }
        return column;
    }

    private static long sizeBytes(Line line, int from) throws TraceException {
        try {
            return line.decimal(from, line.length());
        } catch (TraceException e) {
            // looked for only here, for hardly any trace has blanks at the ends of its lines
            return line.decimal(from, withoutBlanks(line));
        }
    }

    /** The length of the line without the blanks at its end. */
    private static int withoutBlanks(Line line) {
        int length = line.length();
        while (length > 0 && (line.at(length - 1) == ' ' || line.at(length - 1) == '\t')) {
            length--;
        }
        return length;
    }

    /** The kind of record: a letter before or after a blank. Looked up, for nobody could predict a branch. */
    private static @Nullable AccessKind kind(Line line) {
        int letter = line.at(0) + line.at(1) - ' ';
        boolean fits = (letter & LETTERS) == letter && line.at(0) == FIRSTS[letter & LETTERS] && line.at(2) == ' ';
        return fits ? KINDS[letter & LETTERS] : null;
    }
}
