package tandem.formats.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tandem.api.TraceException;

/**
 * What the columns of a line are, written as the line is: {@code time,-,device,op,address,size,-} or {@code op address
 * [size]}. A {@code -} stands for a column that is not used, brackets for one that may be missing at the end, a last
 * {@code ...} for anything more, and {@code TID=vcpu} for the word TID, wherever it stands, before a column with the
 * vCPU.
 */
final class Columns {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    private static final Pattern SEPARATOR = Pattern.compile("[ ,]+");
    private static final String MORE = "...";

    private final String text;
    private final List<Role> roles = new ArrayList<>();
    private String label = "";
    private Role labelled = Role.IGNORED;
    private int least;
    private int most;

    private Columns(String text) {
        this.text = text;
    }

    static Columns of(String text) throws TraceException {
        if (text.isBlank()) {
            throw new TraceException("this layout needs its columns told, for example --option"
                    + " \"text.columns=time-col=2, obj-id-col=5\"");
        }
        Columns columns = new Columns(text);
        for (String word : SEPARATOR.split(text.strip(), -1)) {
            columns.add(word);
        }
        columns.check();
        return columns;
    }

    private void add(String word) throws TraceException {
        int equals = word.indexOf('=');
        if (word.equals(MORE)) {
            most = ANY_NUMBER;
        } else if (equals > 0) {
            label = word.substring(0, equals);
            labelled = role(word.substring(equals + 1));
        } else if (word.startsWith("[") && word.endsWith("]")) {
            roles.add(role(word.substring(1, word.length() - 1)));
        } else {
            roles.add(role(word));
            least = roles.size();
        }
    }

    private Role role(String name) throws TraceException {
        if (name.equals("-")) {
            return Role.IGNORED;
        }
        return Arrays.stream(Role.values())
                .filter(role -> name(role).equals(name))
                .findFirst()
                .orElseThrow(() -> new TraceException("\"" + name + "\" in text.columns=" + text
                        + " is no column: there are " + names() + ", and - for others"));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names() {
        List<String> names = Arrays.stream(Role.values()).map(Columns::name).toList();
        return String.join(", ", names.subList(1, names.size()));
    }

    private void check() throws TraceException {
        most = Math.max(most, roles.size());
        for (Role role : Role.values()) {
            if (role != Role.IGNORED && roles.indexOf(role) != roles.lastIndexOf(role)) {
                throw new TraceException("text.columns=" + text + ": " + name(role) + " is there twice");
            }
        }
        if (has(Role.TIME_UNIT) && roles.indexOf(Role.TIME) != roles.indexOf(Role.TIME_UNIT) - 1) {
            throw new TraceException("text.columns=" + text + ": time-unit stands after time");
        }
        if (!has(Role.ADDRESS)) {
            throw new TraceException("text.columns=" + text + ": no column is the address");
        }
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    /** The roles of the columns, in their order. */
    Role[] roles() {
        return roles.toArray(Role[]::new);
    }

    /** A word that tells what the column after it is; empty where there is none. */
    String label() {
        return label;
    }

    Role labelled() {
        return labelled;
    }

    /** The least number of columns of a line. */
    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** The characters between columns: as it is written. */
    String separators() {
        return text.contains(",") ? "," : " \t";
    }

    @Override
    public String toString() {
        return text;
    }
}
