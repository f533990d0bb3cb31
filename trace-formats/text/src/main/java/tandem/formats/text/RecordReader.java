package tandem.formats.text;

import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.TraceException;

/** Reads lines that are records: finds the columns. */
final class RecordReader {
    private static final int ASCII = 128;
    private static final int BYTES = 256;

    private final Columns columns;
    private final Role[] roles;
    private final ColumnValues values;
    private final boolean[] separates = new boolean[BYTES];
    private final boolean inRuns;
    private final char oneSeparator;
    private final int enough;
    private final String label;
    private final boolean hasLabel;

    RecordReader(Layout layout) throws TraceException {
        columns = Columns.of(layout.columns);
        roles = columns.roles();
        values = new ColumnValues(layout, columns);
        String separators = separators(layout.separators.isEmpty() ? columns.separators() : layout.separators);
        inRuns = separators.indexOf(' ') >= 0;
        oneSeparator = separators.length() == 1 ? separators.charAt(0) : 0;
        for (int i = 0; i < separators.length(); i++) {
            separates[separators.charAt(i)] = true;
        }
        label = columns.label();
        hasLabel = !label.isEmpty();
        boolean restIsFree = columns.most() == Columns.ANY_NUMBER && !hasLabel;
        enough = restIsFree ? roles.length : Columns.ANY_NUMBER;
    }

    private static String separators(String text) throws TraceException {
        String characters = text.equals("tab") ? "\t" : text.equals("space") ? " \t" : text;
        if (characters.chars().anyMatch(c -> c >= ASCII || Character.isLetterOrDigit(c))) {
            throw new TraceException("\"" + text + "\" cannot separate columns: tab, space, or characters that are no"
                    + " letters or digits are wanted");
        }
        return characters;
    }

    void read(Line line, AccessSink sink) throws TraceException {
        values.clear();
        int count = readColumns(line);
        if (count < columns.least() || count > columns.most()) {
            throw line.error(
                    count + " columns instead of \"" + columns + "\": the line was cut off, or the layout is another");
        }
        values.pass(sink);
    }

    private int readColumns(Line line) throws TraceException {
        int count = 0;
        boolean afterLabel = false;
        for (int from = skip(line, 0); from >= 0 && count < enough; count++) {
            int to = endOfColumn(line, from);
            if (afterLabel) {
                values.take(columns.labelled(), line, from, to);
                afterLabel = false;
            } else if (isLabel(line, from, to)) {
                afterLabel = true;
            } else if (count < roles.length) {
                values.take(roles[count], line, from, to);
            }
            from = to < line.length() ? skip(line, to + 1) : -1;
        }
        return count;
    }

    private int endOfColumn(Line line, int from) {
        if (!inRuns && oneSeparator != 0) {
            int next = line.indexOf(oneSeparator, from);
            return next < 0 ? line.length() : next;
        }
        boolean[] stops = separates;
        int length = line.length();
        int to = from;
        while (to < length && !stops[line.at(to) & 0xff]) {
            to++;
        }
        return to;
    }

    /** Where the next column begins; −1 where there is none. */
    private int skip(Line line, int from) {
        int column = from;
        int length = line.length();
        while (inRuns && column < length && separates[line.at(column) & 0xff]) {
            column++;
        }
        return inRuns && column == length ? -1 : column;
    }

    private boolean isLabel(Line line, int from, int to) {
        return hasLabel && to - from == label.length() && line.has(label, from);
    }

    /** Whether commas, semicolons or the like separate the columns, not blanks. */
    boolean byCommas() {
        return !inRuns;
    }

    /** Whether nothing in the line is a number. */
    boolean namesColumns(Line line) {
        for (int from = skip(line, 0); from >= 0; ) {
            int to = endOfColumn(line, from);
            if (values.mayBeNumber(line, from, to)) {
                return false;
            }
            from = to < line.length() ? skip(line, to + 1) : -1;
        }
        return true;
    }
}
