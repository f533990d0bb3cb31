package tandem.app.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A command line as one would type it, in ASCII. */
final class ShellWords {
    private ShellWords() {}

    static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    /** Such that a shell, whatever it is, passes on the same bytes. */
    static String quoteAll(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word;
        }
        if (word.matches("[ -~]*")) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ' || b > '~') {
                quoted.append(String.format("\\%03o", b & 0xff));
            } else {
                quoted.append(b == '\\' || b == '\'' ? "\\" : "").append((char) b);
            }
        }
        return quoted.append("'").toString();
    }
}
