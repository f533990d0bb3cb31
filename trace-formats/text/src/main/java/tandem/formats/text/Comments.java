package tandem.formats.text;

import tandem.api.Line;

/** Tells lines that are no records: empty ones, and by how they begin. */
final class Comments {
    private final String[] beginnings;
    private final boolean[] mayBegin = new boolean[256];

    /** With the beginnings, divided by blanks. */
    Comments(String beginnings) {
        this.beginnings =
                beginnings.isBlank() ? new String[0] : beginnings.strip().split("\\s+", -1);
        for (String beginning : this.beginnings) {
            mayBegin[beginning.charAt(0) & 0xff] = true;
        }
        for (int blank = 0; blank <= ' '; blank++) {
            mayBegin[blank] = true;
        }
    }

    boolean has(Line line) {
        return mayBegin[line.at(0) & 0xff] && has(line.toString());
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
