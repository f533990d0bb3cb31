package tandem.formats.refused;

import java.util.List;
import java.util.regex.Pattern;
import tandem.api.TraceSample;

/**
 * A kind of file that is not read.
 *
 * @param what what it is
 * @param look how it looks: a line among the first, or, after {@code ^}, its first bytes as ISO 8859-1
 * @param advice what to do instead
 */
record Refusal(String what, Pattern look, String advice) {
    private static final String RECORD_FAULTS =
            "perf record -e exceptions:page_fault_user -e exceptions:page_fault_kernel COMMAND, then perf script >"
                    + " FILE";
    private static final int LINES_TO_LOOK_AT = 50;
    private static final int LONGEST_LINE = 500;
    private static final int BYTES_TO_LOOK_AT = 300;

    /** Files told by their first bytes stand before those told by a line, which may stand in any file. */
    static final List<Refusal> ALL = List.of(
            bytes(
                    "the binary file of perf record",
                    "PERFILE2|2ELIFREP",
                    "print it with perf script -i FILE > TEXT and read that; for page faults it is to be recorded with "
                            + RECORD_FAULTS),
            bytes(
                    "the binary file of trace-cmd record",
                    "\u0017\bDtracing",
                    "print it with trace-cmd report -i FILE > TEXT and read that"),
            bytes(
                    "a program, a library or a core dump: what memory held at one time, not who accessed it",
                    "\u007fELF",
                    "record the program while it runs, for example with tandem capture -- COMMAND"),
            bytes("a tar archive", "(?s).{257}ustar", "unpack it and name the trace in it"),
            bytes(
                    "a trace of DRAM commands that Ramulator 2 wrote",
                    "RAM2BIN\0",
                    "use the trace that the simulator read"),
            bytes(
                    "a list of the pages that are not zero",
                    "first,last\r?\n",
                    "give it as --pages FILE beside the trace"),
            line(
                    "the output of perf trace -F, which tells places in files, not addresses",
                    ".*\\b(min|maj)fault \\[.*\\] => .* \\(..?\\)",
                    "record with " + RECORD_FAULTS),
            line(
                    "perf script of the software event page-faults, which does not tell reads from writes",
                    ".*\\s\\d+\\.\\d{6,9}:\\s+(\\d+\\s+)?(page|minor|major)-faults(:\\w+)?:\\s.*",
                    "record with " + RECORD_FAULTS),
            line(
                    "a trace of DRAM address vectors (channel, rank, bank, row, column) for Ramulator 2, not of"
                            + " addresses",
                    "[RW] \\d+(,\\d+)+\\s*",
                    "use the trace that it was made of, or one for the frontend LoadStoreTrace, such as LD 0x12340"),
            line(
                    "gem5's text of executed instructions (debug flag Exec), which lacks addresses of data",
                    "\\s*\\d+: \\S+: (A\\d+ )?T\\d+ : .*",
                    "record packets with a CommMonitor: a file that begins with \"gem5\""));

    private static Refusal bytes(String what, String look, String advice) {
        return new Refusal(what, Pattern.compile("^(?:" + look + ")"), advice);
    }

    private static Refusal line(String what, String look, String advice) {
        return new Refusal(what, Pattern.compile(look), advice);
    }

    /** The line by which it is recognised, from 1; 0 where it is by its first bytes; −1 where it is not. */
    int recognisedAt(TraceSample sample) {
        if (look.pattern().startsWith("^")) {
            return look.matcher(beginning(sample)).find() ? 0 : -1;
        }
        List<String> lines = sample.lines();
        for (int i = 0; i < Math.min(LINES_TO_LOOK_AT, lines.size()); i++) {
            String line = lines.get(i);
            if (line.length() <= LONGEST_LINE && look.matcher(line).matches()) {
                return i + 1;
            }
        }
        return -1;
    }

    private static String beginning(TraceSample sample) {
        StringBuilder beginning = new StringBuilder();
        for (int i = 0; i < Math.min(BYTES_TO_LOOK_AT, sample.length()); i++) {
            beginning.append((char) (sample.at(i) & 0xff));
        }
        return beginning.toString();
    }
}
