package tandem.formats.damon;

import java.io.IOException;
import java.io.InputStream;
import tandem.api.TraceException;
import tandem.api.TraceInput;

/** Reads JSON value by value, so that a file of any size takes no memory; tells the line to the host. */
final class Json {
    private static final int END = -1;
    private static final int LONGEST_TEXT = 1000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final TraceInput input;
    private final InputStream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long line = 1;

    Json(TraceInput input) throws IOException {
        this.input = input;
        stream = input.stream();
        input.atLine(line);
    }

    /** What comes next after blanks, which is not taken yet; {@link #END} at the end. */
    private int peek() throws IOException {
        int next = peekByte();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            if (next == '\n') {
                input.atLine(++line);
            }
            next = peekByte();
        }
        return next;
    }

    private int peekByte() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, stream.read(buffer));
        }
        return filled == 0 ? END : buffer[at] & 0xff;
    }

    /** Takes {@code wanted}, which must come next. */
    void take(char wanted) throws IOException {
        int next = peek();
        if (next != wanted) {
            throw unexpected(next);
        }
        at++;
    }

    /** Whether the object or array has more; if not, takes its end, {@code close}. */
    boolean hasMore(char close) throws IOException {
        int next = peek();
        if (next == close || next == ',') {
            at++;
        }
        return next != close;
    }

    /** Takes the name of a member of an object. */
    String name() throws IOException {
        String name = text();
        take(':');
        return name;
    }

    /** Takes a text, a number or a word. */
    String text() throws IOException {
        int next = peek();
        boolean quoted = next == '"';
        if (!quoted && !isWord(next)) {
            throw unexpected(next);
        }
        at += quoted ? 1 : 0;
        StringBuilder text = new StringBuilder();
        for (next = peekByte(); quoted ? next != '"' : isWord(next); next = peekByte()) {
            if (next == END || text.length() == LONGEST_TEXT) {
                throw unexpected(next);
            }
            text.append((char) next);
            at++;
        }
        at += quoted ? 1 : 0;
        return text.toString();
    }

    private static boolean isWord(int next) {
        return next == '-' || next == '+' || next == '.' || (next != END && Character.isLetterOrDigit(next));
    }

    /** Takes any value. */
    void skip() throws IOException {
        int depth = 0;
        do {
            int next = peek();
            if (next == '{' || next == '[') {
                depth++;
                at++;
            } else if (depth > 0 && (next == '}' || next == ']')) {
                depth--;
                at++;
            } else if (depth > 0 && (next == ',' || next == ':')) {
                at++;
            } else {
                text();
            }
        } while (depth > 0);
    }

    /** Nothing may follow. */
    void end() throws IOException {
        int next = peek();
        if (next != END) {
            throw unexpected(next);
        }
    }

    private static TraceException unexpected(int next) {
        return next == END
                ? new TraceException("the JSON ends too early: the file was cut off")
                : new TraceException("'" + (char) next + "' is not expected here: this is no JSON of damo record");
    }

    /** The number of 64 bits that a text with commas between the thousands is. */
    static long unsigned(String text) throws TraceException {
        try {
            if (!text.startsWith("+")) {
                return Long.parseUnsignedLong(text.replace(",", ""));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TraceException("\"" + text + "\" is no number of 64 bits");
    }
}
