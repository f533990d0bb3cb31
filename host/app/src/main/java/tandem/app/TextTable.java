package tandem.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of aligned columns. */
public final class TextTable {
    private static final String GAP = "  ";
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** With these headings; a column whose heading begins with {@code >} is aligned to the right. */
    public TextTable(String... headings) {
        right = new boolean[headings.length];
        String[] first = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            first[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(first);
    }

    /** Adds a row; it may have fewer cells than there are columns, and its last may run past its column. */
    public void row(String... cells) {
        rows.add(cells.clone());
    }

    /** Prints heading and rows. */
    public void print(PrintWriter out) {
        int[] widths = widths();
        for (String[] cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                String space = " ".repeat(Math.max(0, widths[i] - cells[i].length()));
                line.append(i == 0 ? "" : GAP).append(right[i] ? space + cells[i] : cells[i] + space);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int[] widths() {
        int[] widths = new int[right.length];
        for (String[] cells : rows) {
            boolean mayRunOver = cells.length < right.length;
            for (int i = 0; i < cells.length - (mayRunOver ? 1 : 0); i++) {
                widths[i] = Math.max(widths[i], cells[i].length());
            }
        }
        return widths;
    }
}
