package tandem.formats.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import tandem.api.TraceException;

/** Lets no record grow without end, as one does after a quote that is never closed. */
final class BoundedReader extends FilterReader {
    private static final int LONGEST_RECORD_CHARS = 1 << 20;

    private int charsOfRecord;

    BoundedReader(Reader in) {
        super(in);
    }

    /** Tells that a record has ended. */
    void nextRecord() {
        charsOfRecord = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (charsOfRecord > LONGEST_RECORD_CHARS) {
            throw new TraceException("a record of more than " + LONGEST_RECORD_CHARS
                    + " characters: a quote that is never closed, or no csv");
        }
        int count = super.read(target, offset, length);
        charsOfRecord += Math.max(0, count);
        return count;
    }
}
