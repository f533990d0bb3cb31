package tandem.formats.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;
import tandem.api.TraceException;
import tandem.api.TraceInput;

/** The records of a trace, one after the other. */
final class CsvReader {
    private final TraceInput input;
    private final BoundedReader characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvReader(TraceInput input, String delimiter) throws IOException {
        this.input = input;
        characters = new BoundedReader(new InputStreamReader(withoutMark(input.stream()), StandardCharsets.UTF_8));
        parser = syntax(delimiter).parse(characters);
        records = parser.iterator();
    }

    /** Without the byte order mark that editors on Windows write. */
    private static InputStream withoutMark(InputStream stream) throws IOException {
        return BOMInputStream.builder().setInputStream(stream).get();
    }

    private static CSVFormat syntax(String delimiter) throws TraceException {
        String one = delimiter.equals("tab") ? "\t" : delimiter.equals("space") ? " " : delimiter;
        if (one.length() != 1 || "\"\r\n".contains(one)) {
            throw new TraceException("csv.delimiter=" + delimiter + ": a single character is wanted, or tab, or space");
        }
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(one)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    /** The next record, or null at the end. */
    @Nullable
    CSVRecord next() throws IOException {
        try {
            characters.nextRecord();
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CSVException
                    ? new TraceException(String.valueOf(e.getCause().getMessage()))
                    : e.getCause();
        }
    }

    /** Tells the host in which line the last record ends. */
    void tellPlace() {
        input.atLine(parser.getCurrentLineNumber());
    }
}
