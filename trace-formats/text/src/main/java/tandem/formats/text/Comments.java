package tandem.formats.text;

import tandem.api.Line;

/** Tells lines that are no records by how they begin. */
final class Comments {
    private final String[] beginnings;

    /** With the beginnings, divided by blanks. */
    Comments(String beginnings) {
        this.beginnings =
                beginnings.isBlank() ? new String[0] : beginnings.strip().split("\\s+", -1);
    }

    boolean has(Line line) {
        for (String beginning : beginnings) {
            if (line.has(beginning, 0)) {
                return true;
            }
        }
        return line.at(0) <= ' ' && line.at(0) >= 0 && line.toString().isBlank();
    }

    boolean has(String line) {
        for (String beginning : beginnings) {
            if (line.startsWith(beginning)) {
                return true;
            }
        }
        return line.isBlank();
    }
}
