package tandem.formats.text;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.Line;
import tandem.api.TraceException;

/**
 * What the words for kinds of access mean, such as {@code R=read,W=write,flush=skip}; or {@code fault-bits} for the
 * error code of an x86 page fault: 16 an instruction fetch, else 2 a write, else a read.
 */
final class Ops {
    private static final String FAULT_BITS = "fault-bits";
    private static final int FETCH_BIT = 16;
    private static final int WRITE_BIT = 2;

    private final String text;
    private final boolean faultBits;
    private final String[] words;
    private final Meaning[] meanings;
    private final @Nullable Meaning[] ofByte = new Meaning[128];

    Ops(String text) throws TraceException {
        this.text = text;
        faultBits = text.equals(FAULT_BITS);
        String[] pairs = faultBits ? new String[0] : text.strip().split("[ ,]+", -1);
        words = new String[pairs.length];
        meanings = new Meaning[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            add(i, pairs[i]);
        }
    }

    private void add(int i, String pair) throws TraceException {
        int equals = pair.lastIndexOf('=');
        String name = pair.substring(equals + 1);
        Meaning meaning = Arrays.stream(Meaning.values())
                .filter(known -> known.toString().equals(name))
                .findFirst()
                .orElse(null);
        if (equals < 1 || meaning == null) {
            throw new TraceException("text.ops=" + text + ": \"" + pair
                    + "\" is not WORD=KIND, where KIND is read, write, fetch, modify or skip");
        }
        words[i] = pair.substring(0, equals);
        meanings[i] = meaning;
        if (equals == 1 && pair.charAt(0) < ofByte.length) {
            ofByte[pair.charAt(0)] = meaning;
        }
    }

    /** The kind that columns {@code from} to {@code to} say; null for a record that is no access. */
    @Nullable
    AccessKind kind(Line line, int from, int to) throws TraceException {
        if (faultBits) {
            return faultKind(Numbers.unsigned(line, from, to, 10));
        }
        Meaning meaning = to - from == 1 && line.at(from) >= 0 ? ofByte[line.at(from)] : longWord(line, from, to);
        if (meaning == null) {
            throw line.error("\"" + Numbers.text(line, from, to) + "\" is no kind of access, text.ops=" + text);
        }
        return meaning.kind;
    }

    private @Nullable Meaning longWord(Line line, int from, int to) {
        byte first = line.at(from);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.charAt(0) == first && word.length() == to - from && line.has(word, from)) {
                return meanings[i];
            }
        }
        return null;
    }

    private static AccessKind faultKind(long errorCode) {
        if ((errorCode & FETCH_BIT) != 0) {
            return AccessKind.FETCH;
        }
        return (errorCode & WRITE_BIT) != 0 ? AccessKind.WRITE : AccessKind.READ;
    }

    private enum Meaning {
        READ(AccessKind.READ),
        WRITE(AccessKind.WRITE),
        FETCH(AccessKind.FETCH),
        MODIFY(AccessKind.MODIFY),
        SKIP(null);

        private final @Nullable AccessKind kind;

        Meaning(@Nullable AccessKind kind) {
            this.kind = kind;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
