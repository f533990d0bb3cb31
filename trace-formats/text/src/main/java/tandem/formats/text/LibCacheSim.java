package tandem.formats.text;

import java.util.Arrays;
import tandem.api.TraceException;

/**
 * Columns in the words of libCacheSim: {@code time-col=2, obj-id-col=5, obj-size-col=4, delimiter=;, has-header=true},
 * with columns counted from 1.
 */
final class LibCacheSim {
    private static final int MOST_COLUMNS = 1000;

    private LibCacheSim() {}

    static boolean isMeantBy(String columns) {
        return columns.contains("-col=");
    }

    static void apply(String text, Layout layout) throws TraceException {
        String[] roles = new String[0];
        layout.separators = ",";
        for (String setting : text.strip().split(",\\s+|,(?=[a-z])", -1)) {
            int equals = setting.indexOf('=');
            String value = setting.substring(equals + 1);
            switch (setting.substring(0, Math.max(0, equals))) {
                case "time-col" -> roles = with(roles, value, "time", text);
                case "obj-id-col" -> roles = with(roles, value, "address", text);
                case "obj-size-col" -> roles = with(roles, value, "size", text);
                case "delimiter" -> layout.separators = value;
                case "has-header" -> layout.header = value.equals("true") ? Choice.YES : Choice.NO;
                default ->
                    throw new TraceException("\"" + setting + "\" in text.columns=" + text
                            + " is not known: there are time-col, obj-id-col, obj-size-col, delimiter, has-header");
            }
        }
        layout.columns = String.join(",", roles) + ",...";
    }

    private static String[] with(String[] roles, String number, String role, String text) throws TraceException {
        if (!number.matches("[1-9][0-9]{0,3}") || Integer.parseInt(number) > MOST_COLUMNS) {
            throw new TraceException("\"" + number + "\" in text.columns=" + text + " is no column: they count from 1");
        }
        int column = Integer.parseInt(number);
        String[] more = Arrays.copyOf(roles, Math.max(roles.length, column));
        Arrays.fill(more, roles.length, more.length, "-");
        more[column - 1] = role;
        return more;
    }
}
