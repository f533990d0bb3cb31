package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a trace that is cut: an error with a place, or a beginning of it, never anything else. */
final class Cuts {
    private static final String PLACE = "(?s).*(line|byte|after) [0-9][0-9,]*.*";

    private final List<String> whole;
    private final List<Integer> betweenRecords = new ArrayList<>();
    private final List<Integer> withinARecord = new ArrayList<>();

    /** Of a trace with these accesses. */
    Cuts(List<String> whole) {
        this.whole = whole;
    }

    /** Cut to {@code length} bytes it is refused with {@code error} or, where that is empty, has these accesses. */
    void add(int length, String error, List<String> accesses) {
        String cut = "cut at byte " + length;
        if (!error.isEmpty()) {
            assertTrue(error.matches(PLACE), cut + " its error tells no place: " + error);
            return;
        }
        int count = accesses.size();
        assertTrue(count <= whole.size(), cut + " it has " + count + " accesses, and whole " + whole.size());
        int last = Math.max(0, count - 1);
        assertEquals(whole.subList(0, last), accesses.subList(0, last), "the accesses before the last, " + cut);
        (accesses.equals(whole.subList(0, count)) ? betweenRecords : withinARecord).add(length);
    }

    /** Where it was taken for whole, and all its accesses are right. */
    List<Integer> takenForWholeBetweenRecords() {
        return betweenRecords;
    }

    /** Where it was taken for whole, and the last access is another. */
    List<Integer> takenForWholeWithinARecord() {
        return withinARecord;
    }
}
